import type { CommandRecorded } from '#libs/contracts/http/process-view';
import type { CommandOutcome } from '#libs/engine/command-envelope';
import type { Actor } from '#libs/domain/kernel/types';
import { refusalFor } from '#libs/read-model/audience';
import { ProblemError } from '../http/problem.js';

/** A refusal is an answer of the domain; here it becomes an HTTP one. */
export function answerOf(commandId: string, actor: Actor, outcome: CommandOutcome): CommandRecorded {
  if (outcome.kind === 'recorded')
    return { commandId, stream: outcome.stream, version: outcome.version, facts: outcome.facts, alreadyRecorded: outcome.alreadyRecorded };
  throw problemOf(actor, outcome);
}

export function problemOf(actor: Actor, outcome: Exclude<CommandOutcome, { kind: 'recorded' }>): ProblemError {
  if (outcome.kind === 'conflict') return new ProblemError(outcome.code, { version: outcome.version });
  const { code, field, params } = refusalFor(actor, outcome.refusal);
  return new ProblemError(code, { ...(field !== undefined && { field }), ...(params && { params }) });
}
