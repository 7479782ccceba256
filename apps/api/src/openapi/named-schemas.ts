import { z } from 'zod';
import { actorView, allowedView, caseView, factView, findingView, nextView, returnView, stageView } from '#libs/contracts/http/case-view';
import { deskCategory, deskView } from '#libs/contracts/http/desk-view';
import { formDefinition, formField } from '#libs/contracts/http/forms/definition';
import { applicationRow, evaluationRow, noticeRow, queueRow, titleRow } from '#libs/contracts/http/list-views';
import { bothLanguages, category } from '#libs/contracts/http/primitives';
import { problem } from '#libs/contracts/http/problem';
import { commandAccepted, commandRecorded, processView } from '#libs/contracts/http/process-view';
import { amendmentPreview, campaignRow, seasonRow } from '#libs/contracts/http/season-view';
import { meView } from '#libs/contracts/http/session';

/** Shapes that stand once in the document, under these names; everything else is written where it is used. */
export const NAMED = z.registry<{ id: string }>();
const names = {
  Actor: actorView,
  Allowed: allowedView,
  AmendmentPreview: amendmentPreview,
  ApplicationRow: applicationRow,
  BothLanguages: bothLanguages,
  CampaignRow: campaignRow,
  CaseView: caseView,
  Category: category,
  CommandAccepted: commandAccepted,
  CommandRecorded: commandRecorded,
  DeskCategory: deskCategory,
  DeskView: deskView,
  EvaluationRow: evaluationRow,
  Fact: factView,
  Finding: findingView,
  FormDefinition: formDefinition,
  FormField: formField,
  Me: meView,
  Next: nextView,
  NoticeRow: noticeRow,
  Problem: problem,
  ProcessView: processView,
  QueueRow: queueRow,
  Return: returnView,
  SeasonRow: seasonRow,
  Stage: stageView,
  TitleRow: titleRow,
};
for (const [id, schema] of Object.entries(names)) NAMED.add(schema as z.ZodType, { id });

type Json = { [key: string]: unknown };

/** Turns schemas into JSON Schema; named ones are gathered in `components` and referred to. */
export class SchemaWriter {
  readonly components: Json = {};

  write(schema: z.ZodType, io: 'input' | 'output'): Json {
    const written = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12', metadata: NAMED }) as Json;
    const { $schema: _, $defs = {}, id, ...rest } = moved(written) as Json & { $defs?: Json; id?: string };
    for (const [name, definition] of Object.entries($defs)) this.components[name] ??= withoutId(definition as Json);
    if (id === undefined) return rest;
    this.components[id] ??= rest;
    return { $ref: `#/components/schemas/${id}` };
  }
}

function withoutId({ id: _, ...rest }: Json): Json {
  return rest;
}

/** `#/$defs/X` of one schema → `#/components/schemas/X` of the document. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' ? member.replace('#/$defs/', '#/components/schemas/') : moved(member),
    ]),
  );
}
