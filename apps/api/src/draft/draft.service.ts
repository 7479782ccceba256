import { Inject, Injectable } from '@nestjs/common';
import type { DraftFindings, DraftPatch, DraftSaved, DraftView } from '#libs/contracts/http/draft-view';
import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import type { Action } from '#libs/domain/access/actions';
import type { Json, StreamId } from '#libs/domain/kernel/types';
import { canBeFiled, draftFindings } from '#libs/read-model/draft/draft-check';
import { type DraftContext, draftContext, formOf, unknownField } from '#libs/read-model/draft/draft-context';
import { personalFindings, withoutPersonal } from '../command/personal.js';
import { found } from '../http/found.js';
import { ProblemError } from '../http/problem.js';
import { budgetOf, type EdgeRequest } from '../http/request.js';
import { type Reading, Readings } from '../read/reading.js';
import { type Draft, DraftStore } from './draft-store.js';

/** A draft is its owner's alone. It may be written while the stream still waits for it; what it says is checked, never refused. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(DraftStore) private readonly drafts: DraftStore,
  ) {}

  async read(request: EdgeRequest, stream: StreamId): Promise<DraftView> {
    const { context, now } = await this.open(request, 'draft.read', stream);
    const draft = await this.drafts.read(stream, budgetOf(request));
    return {
      version: draft?.version ?? 0,
      form: draft?.content ?? {},
      formId: formOf(context).formId,
      savedAt: draft?.savedAt ?? null,
      state: context.state,
      closesAt: context.closesAt,
      serverTime: now,
    };
  }

  async form(request: EdgeRequest, stream: StreamId, action: Action): Promise<FormDefinition> {
    const { context } = await this.open(request, action, stream);
    return formOf(context);
  }

  async save(request: EdgeRequest, stream: StreamId, patch: DraftPatch): Promise<DraftSaved> {
    const { context } = await this.open(request, 'draft.write', stream);
    if (context.state !== 'open') throw new ProblemError('DRAFT_CLOSED');
    const unknown = unknownField(context, patch.set);
    if (unknown !== null) throw new ProblemError('BODY_INVALID', { field: `set.${unknown}`, params: { reason: 'unrecognized_keys' } });
    const saved = await this.drafts.save(stream, context.organisation, patch, budgetOf(request));
    switch (saved.kind) {
      case 'saved':
        return { version: saved.version, savedAt: saved.savedAt };
      case 'conflict':
        throw new ProblemError('DRAFT_CONFLICT', { version: saved.version, changed: saved.changed });
      case 'tooLarge':
        throw new ProblemError('DRAFT_TOO_LARGE');
    }
  }

  async check(request: EdgeRequest, stream: StreamId): Promise<DraftFindings> {
    const { context, now } = await this.open(request, 'draft.read', stream);
    const draft: Pick<Draft, 'version' | 'content'> = (await this.drafts.read(stream, budgetOf(request))) ?? { version: 0, content: {} };
    const { form } = withoutPersonal(stream, draft.content);
    const findings = [...personalFindings(draft.content), ...draftFindings(context, form as { [field: string]: Json }, now)];
    return { draftVersion: draft.version, canSubmit: context.state === 'open' && canBeFiled(findings), findings };
  }

  private async open(request: EdgeRequest, action: Action, stream: StreamId): Promise<Reading & { context: DraftContext }> {
    const reading = await this.readings.of(request, action, stream);
    return { ...reading, context: await found(draftContext(reading.ask, stream, reading.now)) };
  }
}
