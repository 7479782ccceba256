import { FORM_FIELDS } from '#libs/domain/application/form-fields/form-fields';
import type { ApplicationState, StartedApplication } from '#libs/domain/application/state';
import type { EvaluationCore, EvaluationState, EvaluationStatus } from '#libs/domain/evaluation/state';
import { kindOf } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import { applicationFormOf, evaluationFormOf, fieldsOfForm } from '#libs/contracts/http/forms/form-of';
import type { Ask } from '../ask.js';
import { draftClosesAt, draftState } from '../case-view/application-case.js';
import { evaluationDraftClosesAt, evaluationDraftState } from '../case-view/evaluation-case.js';

export type Evaluated = { status: EvaluationStatus } & EvaluationCore;

/** What a draft is written for: the stream's state decides whether it may still be written, the programme what it holds. */
export interface DraftContext {
  stream: StreamId;
  programme: Programme;
  organisation: string;
  state: 'open' | 'submitted' | 'closed';
  closesAt: string | null;
  of: { kind: 'application'; state: StartedApplication } | { kind: 'evaluation'; state: Evaluated };
}

export async function draftContext(ask: Ask, stream: StreamId, now: string): Promise<DraftContext | null> {
  const [row] = await ask<{ state: ApplicationState | EvaluationState; programme: Programme }>(
    'select s.state, p.content as programme from stream s join programme p on p.hash = s.programme_hash where s.id = $1',
    [stream],
  );
  if (!row || row.state.status === 'none') return null;
  const { programme } = row;
  if (kindOf(stream) === 'application') {
    const state = row.state as StartedApplication;
    return {
      stream,
      programme,
      organisation: state.organisation,
      state: draftState(state, now),
      closesAt: draftClosesAt(state),
      of: { kind: 'application', state },
    };
  }
  const state = row.state as Evaluated;
  return {
    stream,
    programme,
    organisation: state.organisation,
    state: evaluationDraftState(state, now),
    closesAt: evaluationDraftClosesAt(state),
    of: { kind: 'evaluation', state },
  };
}

/** The form as data, pinned to the programme of the stream. */
export function formOf({ programme, of }: DraftContext): FormDefinition {
  return of.kind === 'application' ? applicationFormOf(of.state.category, programme) : evaluationFormOf(of.state.kind, programme);
}

/** Every field that a filing could hold; some of them the form does not ask for yet. */
function fieldIdsOf(context: DraftContext): Set<string> {
  const asked = fieldsOfForm(formOf(context)).map((field) => field.id);
  const { of } = context;
  return new Set([...asked, ...(of.kind === 'application' ? FORM_FIELDS[of.state.category].map((field) => field.id) : [])]);
}

/** The first field that this form does not have. To take one out (null) is always right: it may be from an older form. */
export function unknownField(context: DraftContext, set: { [field: string]: unknown }): string | null {
  const known = fieldIdsOf(context);
  return Object.keys(set).find((field) => set[field] !== null && !known.has(field)) ?? null;
}
