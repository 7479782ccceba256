import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import type { Actor, StreamId } from '#libs/domain/kernel/types';
import type { CommandName } from '#libs/contracts/http/command-routes';
import type { PersonalValue } from '#libs/engine/command-envelope';
import { DraftStore } from '../draft/draft-store.js';
import { ProblemError } from '../http/problem.js';
import { ApplicationNumbers } from './application-numbers.js';
import { commit, personalFindings, withoutPersonal } from './personal.js';

export interface Made {
  command: { type: string } & Record<string, unknown>;
  personalValues?: PersonalValue[];
}

type Body = Record<string, unknown>;

/** Where a command is more than what the caller sent: the number, the frozen draft, commitments instead of names. */
@Injectable()
export class EdgeMade {
  constructor(
    @Inject(DraftStore) private readonly drafts: DraftStore,
    @Inject(ApplicationNumbers) private readonly numbers: ApplicationNumbers,
  ) {}

  async make(actor: Actor, name: CommandName, stream: StreamId, body: Body, budgetMs: number): Promise<Made> {
    switch (name) {
      case 'startApplication':
        return {
          command: {
            type: name,
            ...body,
            applicationNo: await this.numbers.next(String(body.season), String(body.category), String(body.authority), budgetMs),
          },
        };
      case 'submitApplication':
      case 'submitEvaluation':
        return this.submission(actor, name, stream, Number(body.draftVersion), budgetMs);
      case 'raiseObjection':
        return objection(stream, body);
      default:
        return { command: { type: name, ...body } };
    }
  }

  /** What is filed is the draft as the person last saw it: another version is refused, never filed unseen. */
  private async submission(actor: Actor, name: CommandName, stream: StreamId, draftVersion: number, budgetMs: number): Promise<Made> {
    const draft = await this.drafts.readOwn(stream, actor.organisation ?? '', budgetMs);
    if (!draft) throw new ProblemError('DRAFT_MISSING');
    if (draft.version !== draftVersion) throw new ProblemError('DRAFT_STALE', { version: draft.version });
    const [misshapen] = personalFindings(draft.content);
    if (misshapen) throw new ProblemError('FIELD_INVALID', { field: `form.${misshapen.field}`, params: { field: misshapen.field } });
    const { form, kept } = withoutPersonal(stream, draft.content);
    return { command: { type: name, form, contentHash: sha256Hex(canonicalJson(form)) }, personalValues: kept };
  }
}

function objection(stream: StreamId, { name, contact, ...rest }: Body): Made {
  const field = `objection/${String(rest.objectionId)}`;
  const byName = commit(stream, `${field}/name`, String(name));
  const byContact = commit(stream, `${field}/contact`, String(contact));
  return {
    command: { type: 'raiseObjection', ...rest, nameCommitment: byName.commitment, contactCommitment: byContact.commitment },
    personalValues: [...byName.kept, ...byContact.kept],
  };
}
