import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { FollowUp, StreamId } from '#libs/domain/kernel/types';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import type { Engine } from './engine.js';
import { fanOut } from './fan-out.js';
import { applyIsolated, isolated, type OnFault } from './isolate.js';
import { keepNotice } from './notices.js';
import { followUpCommand } from './system-command.js';

const BUDGET_MS = 30_000;

interface FollowUpRow {
  version: number;
  n: number;
  body: FollowUp;
  /** Of a fan-out that was begun. */
  progress: string | null;
}

const READ_NEXT: Statement = {
  name: 'follow-up-next',
  text: 'select version, n, body, progress from follow_up where stream = $1 and done_at is null and (version, n) > ($2, $3) order by version, n limit 1',
};
const MARK_DONE: Statement = {
  name: 'follow-up-done',
  text: 'update follow_up set done_at = now(), outcome = $4 where stream = $1 and version = $2 and n = $3 and done_at is null',
};

export interface FollowThroughOptions {
  onProgress?: (where: string) => void;
  onFault?: OnFault;
  /** Done, and yet people must look: the other stream was not there yet or no longer, so what the fact asked for did not happen. */
  onRefused?: OnFault;
}

const MUST_BE_LOOKED_AT = ['NOT_YET_DUE', 'WRONG_STAGE'];

/**
 * Does what the facts of a stream ask of others, in the order in which they asked. Every command has a derived id and
 * a fan-out keeps how far it came, so a crash anywhere only repeats what answers "already recorded". A refusal is an answer.
 * What throws stays undone, for the next time; behind it only commands to the same stream wait.
 */
export async function followThrough(engine: Engine, stream: StreamId, options: FollowThroughOptions = {}): Promise<{ done: number }> {
  const failed = new Set<StreamId>();
  const work: Work = {
    ...options,
    onFault: (fault) => {
      failed.add(fault.stream);
      options.onFault?.(fault);
    },
  };
  for (let done = 0, at: [number, number] = [0, -1]; ; ) {
    const [row] = await runStatement<FollowUpRow>(engine.writer, BUDGET_MS, READ_NEXT, [stream, ...at]);
    if (!row) return { done };
    const outcome = row.body.kind === 'command' && failed.has(row.body.stream) ? undefined : await follow(engine, stream, row, work);
    if (outcome !== undefined) {
      await runStatement(engine.writer, BUDGET_MS, MARK_DONE, [stream, row.version, row.n, JSON.stringify(outcome)]);
      done += 1;
    }
    at = [row.version, row.n];
    options.onProgress?.(`${row.version}/${row.n}`);
  }
}

type Work = FollowThroughOptions & { onFault: OnFault };

/** Undefined: something in it threw, so it is not done. */
async function follow(engine: Engine, stream: StreamId, row: FollowUpRow, work: Work): Promise<object | undefined> {
  const fact = `${stream}@${row.version}`;
  const { body } = row;
  switch (body.kind) {
    case 'command': {
      const envelope = followUpCommand(fact, row.n, body.stream, body.command);
      const [outcome] = await applyIsolated(engine, [envelope], work.onFault);
      if (outcome) tellRefusal(envelope, outcome, work);
      return outcome && brief(outcome);
    }
    case 'fanOut':
      return fanOut(engine, { ...row, stream, body }, { ...work, onOutcome: (envelope, outcome) => tellRefusal(envelope, outcome, work) });
    case 'notice': {
      const id = `follow/${fact}/${row.n}`;
      return isolated(stream, id, work.onFault, () => keepNotice(engine, id, stream, body));
    }
    default:
      return unknownFollowUp(body);
  }
}

function tellRefusal({ stream, commandId }: CommandEnvelope, outcome: CommandOutcome, { onRefused }: Work): void {
  if (outcome.kind === 'refused' && MUST_BE_LOOKED_AT.includes(outcome.refusal.code)) onRefused?.({ stream, what: commandId, code: outcome.refusal.code });
}

function unknownFollowUp(body: never): never {
  throw new Error(`unknown follow-up ${JSON.stringify(body)}`);
}

function brief(outcome: CommandOutcome): object {
  if (outcome.kind === 'recorded') return { kind: outcome.kind, version: outcome.version };
  return outcome.kind === 'refused' ? { kind: outcome.kind, code: outcome.refusal.code } : { kind: outcome.kind, code: outcome.code };
}
