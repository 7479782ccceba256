import { Inject, Injectable } from '@nestjs/common';
import type { CommandName } from '#libs/contracts/http/command-routes';
import type { CommandAccepted, CommandStatus } from '#libs/contracts/http/process-view';
import { addressOf } from '#libs/contracts/http/route';
import { ROUTES } from '#libs/contracts/http/routes';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import { type InboxEntry, putInInbox, readInbox } from '#libs/engine/inbox';
import type { Actor } from '#libs/domain/kernel/types';
import { ProblemError, problemBody } from '../http/problem.js';
import { Store } from '../store/store.js';
import { problemOf } from './outcome.js';

/** These carry personal values, which are kept in the transaction of the fact and nowhere before it. */
const ANSWERED_AT_ONCE: readonly CommandName[] = ['submitApplication', 'submitEvaluation', 'raiseObjection'];

export const isSignallable = (name: CommandName): boolean => !ANSWERED_AT_ONCE.includes(name);

/** 信号交办: commands whose caller does not wait. The process of the stream applies them; here they are kept and asked after. */
@Injectable()
export class CommandInbox {
  constructor(@Inject(Store) private readonly store: Store) {}

  async isKnown(commandId: string, budgetMs: number): Promise<boolean> {
    const rows = await this.store.read(budgetMs, { name: 'command-known', text: 'select 1 from command where command_id = $1' }, [commandId]);
    return rows.length > 0;
  }

  async keep(envelope: CommandEnvelope & { receivedAt: string }): Promise<CommandAccepted> {
    const { commandId, stream, actor, command, bodyHash, receivedAt, expectedVersion } = envelope;
    const answer = await putInInbox(this.store.engine, { commandId, stream, actor, command, bodyHash, receivedAt, expectedVersion });
    if (answer.kind !== 'kept') throw problemOf(actor, answer);
    return { commandId, stream, outcome: addressOf(ROUTES.readCommand.path, { commandId }) };
  }

  /** Only who gave the command learns what became of it. */
  async status(commandId: string, actor: Actor, requestId: string): Promise<CommandStatus> {
    const entry = await readInbox(this.store.engine, commandId);
    if (!entry || entry.actor.id !== actor.id) throw new ProblemError('NOT_FOUND');
    return statusOf(entry, requestId);
  }
}

function statusOf({ commandId, stream, actor, receivedAt, outcome }: InboxEntry, requestId: string): CommandStatus {
  if (!outcome) return { commandId, stream, status: 'pending', receivedAt };
  if (outcome.kind !== 'recorded') return { commandId, stream, status: 'refused', receivedAt, problem: problemBody(problemOf(actor, outcome), requestId) };
  const { version, facts, alreadyRecorded } = outcome;
  return { commandId, stream, status: 'recorded', receivedAt, recorded: { commandId, stream, version, facts, alreadyRecorded } };
}
