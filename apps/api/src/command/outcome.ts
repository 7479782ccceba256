import type { CommandRecorded } from '#libs/contracts/http/process-view';
import type { CommandOutcome } from '#libs/engine/command-envelope';
import { ProblemError } from '../http/problem.js';

/** A refusal is an answer of the domain; here it becomes an HTTP one. */
export function answerOf(commandId: string, outcome: CommandOutcome): CommandRecorded {
  if (outcome.kind === 'recorded') return { commandId, stream: outcome.stream, version: outcome.version, facts: outcome.facts, alreadyRecorded: outcome.alreadyRecorded };
  throw problemOf(outcome);
}

export function problemOf(outcome: Exclude<CommandOutcome, { kind: 'recorded' }>): ProblemError {
  if (outcome.kind === 'conflict') return new ProblemError(outcome.code, { version: outcome.version });
  const { code, field, params } = outcome.refusal;
  return new ProblemError(code, { ...(field !== undefined && { field }), ...(params && { params }) });
}
