import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { FanOutOver, FollowUp, StreamId } from '#libs/domain/kernel/types';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import { aggregateFor, type Engine } from './engine.js';
import { applyIsolated, isolated, type OnFault } from './isolate.js';
import { keepNotice } from './notices.js';
import { outsideTransaction, type StreamRow, toStored } from './stored-stream.js';
import { followUpCommand } from './system-command.js';

const BUDGET_MS = 30_000;
const PAGE = 100;

interface FollowUpRow {
  version: number;
  n: number;
  body: FollowUp;
  /** Last member of a fan-out whose page is committed. */
  progress: string | null;
}

const READ_NEXT: Statement = {
  name: 'follow-up-next',
  text: 'select version, n, body, progress from follow_up where stream = $1 and done_at is null and (version, n) > ($2, $3) order by version, n limit 1',
};
const KEEP_PROGRESS: Statement = { name: 'follow-up-progress', text: 'update follow_up set progress = $4 where stream = $1 and version = $2 and n = $3' };
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
 * a fan-out keeps its page, so a crash anywhere only repeats what answers "already recorded". A refusal is an answer.
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
      return fanOut(engine, stream, row, body, work);
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

/** How far it came is kept only while nothing threw: the next try begins before the first member that did. */
async function fanOut(
  engine: Engine,
  stream: StreamId,
  row: FollowUpRow,
  body: Extract<FollowUp, { kind: 'fanOut' }>,
  work: Work,
): Promise<object | undefined> {
  const count = { members: 0, recorded: 0, refused: 0 };
  let whole = true;
  const onFault: OnFault = (fault) => {
    whole = false;
    work.onFault(fault);
  };
  for (let after = row.progress ?? ''; ; ) {
    const { members, last } = await membersOf(engine, body.over, body.command, after, onFault);
    if (last === null) return whole ? { kind: 'fanOut', ...count } : undefined;
    const envelopes = members.map(({ member, to }) => followUpCommand(`${stream}@${row.version}`, row.n, to.stream, to.command, member));
    for (const page of distinctPages(envelopes)) {
      for (const [index, outcome] of (await applyIsolated(engine, page, onFault)).entries()) {
        if (!outcome) continue;
        count.members += 1;
        if (outcome.kind === 'recorded') count.recorded += 1;
        if (outcome.kind === 'refused') count.refused += 1;
        tellRefusal(page[index] as CommandEnvelope, outcome, work);
      }
    }
    after = last;
    if (whole) await runStatement(engine.writer, BUDGET_MS, KEEP_PROGRESS, [stream, row.version, row.n, after]);
    work.onProgress?.(after);
  }
}

type Target = { stream: StreamId; command: CommandEnvelope['command'] };

/** A page of a group's members in order of their ids, each with what it is told; `last` null: no more. */
export async function membersOf(
  engine: Engine,
  over: FanOutOver,
  command: CommandEnvelope['command'],
  after: string,
  onFault: OnFault,
): Promise<{ members: { member: StreamId; to: Target }[]; last: string | null }> {
  const rows = await runStatement<StreamRow>(
    engine.writer,
    BUDGET_MS,
    {
      name: 'fan-out-page',
      text: `select id, version, encode(hash, 'hex') as hash, state, fold_id, programme_hash, stage, status, updated_at from stream
        where kind = $1 and group_id = $2 and ($3::text[] is null or status = any($3)) and id > $4 order by id limit $5`,
    },
    [over.kind, over.group, over.statuses ?? null, after, PAGE],
  );
  const members: { member: StreamId; to: Target }[] = [];
  const session = outsideTransaction(engine, BUDGET_MS);
  for (const row of rows) {
    const stored = await isolated(row.id, command.type, onFault, () => toStored(engine, session, row.id, row));
    if (!stored) continue;
    const aggregate = aggregateFor(engine, row.id);
    const to = aggregate.fanOutTo ? aggregate.fanOutTo(over, command, row.id, stored.state) : { stream: row.id, command };
    if (to) members.push({ member: row.id, to });
  }
  return { members, last: rows.at(-1)?.id ?? null };
}

/** Pages of one kind in which no stream stands twice: a second command to it needs the state after the first. */
function distinctPages(envelopes: readonly CommandEnvelope[]): CommandEnvelope[][] {
  const pages: CommandEnvelope[][] = [];
  for (const envelope of envelopes) {
    const page = pages.find((one) => one.every((other) => other.stream !== envelope.stream && kindOf(other.stream) === kindOf(envelope.stream)));
    if (page) page.push(envelope);
    else pages.push([envelope]);
  }
  return pages;
}
