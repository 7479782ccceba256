import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { FanOutOver, FollowUp, StreamId } from '#libs/domain/kernel/types';
import { applyCommand, applyPage } from './apply-command.js';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import { aggregateFor, type Engine } from './engine.js';
import { keepNotice } from './notices.js';
import { type StreamRow, toStored } from './stored-stream.js';
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

/**
 * Does what the facts of a stream ask of others, in the order in which they asked. Every command has a derived id and
 * a fan-out keeps its page, so a crash anywhere only repeats what answers "already recorded". A refusal is an answer.
 */
export async function followThrough(engine: Engine, stream: StreamId, onProgress: (where: string) => void = () => undefined): Promise<{ done: number }> {
  for (let done = 0, at: [number, number] = [0, -1]; ; done++) {
    const [row] = await runStatement<FollowUpRow>(engine.writer, BUDGET_MS, READ_NEXT, [stream, ...at]);
    if (!row) return { done };
    const outcome = await follow(engine, stream, row, onProgress);
    await runStatement(engine.writer, BUDGET_MS, MARK_DONE, [stream, row.version, row.n, JSON.stringify(outcome)]);
    at = [row.version, row.n];
    onProgress(`${row.version}/${row.n}`);
  }
}

async function follow(engine: Engine, stream: StreamId, row: FollowUpRow, onProgress: (where: string) => void): Promise<object> {
  const fact = `${stream}@${row.version}`;
  switch (row.body.kind) {
    case 'command':
      return brief(await applyCommand(engine, followUpCommand(fact, row.n, row.body.stream, row.body.command)));
    case 'fanOut':
      return fanOut(engine, stream, row, row.body, onProgress);
    case 'notice':
      return keepNotice(engine, `follow/${fact}/${row.n}`, stream, row.body);
    default:
      return unknownFollowUp(row.body);
  }
}

function unknownFollowUp(body: never): never {
  throw new Error(`unknown follow-up ${JSON.stringify(body)}`);
}

function brief(outcome: CommandOutcome): object {
  if (outcome.kind === 'recorded') return { kind: outcome.kind, version: outcome.version };
  return outcome.kind === 'refused' ? { kind: outcome.kind, code: outcome.refusal.code } : { kind: outcome.kind, code: outcome.code };
}

async function fanOut(
  engine: Engine,
  stream: StreamId,
  row: FollowUpRow,
  body: Extract<FollowUp, { kind: 'fanOut' }>,
  onProgress: (where: string) => void,
): Promise<object> {
  const count = { members: 0, recorded: 0, refused: 0 };
  for (let after = row.progress ?? ''; ; ) {
    const { members, last } = await membersOf(engine, body.over, body.command, after);
    if (last === null) return { kind: 'fanOut', ...count };
    const envelopes = members.map(({ member, to }) => followUpCommand(`${stream}@${row.version}`, row.n, to.stream, to.command, member));
    for (const page of distinctPages(envelopes)) {
      const outcomes = await applyPage(engine, page);
      count.members += outcomes.length;
      count.recorded += outcomes.filter((outcome) => outcome.kind === 'recorded').length;
      count.refused += outcomes.filter((outcome) => outcome.kind === 'refused').length;
    }
    after = last;
    await runStatement(engine.writer, BUDGET_MS, KEEP_PROGRESS, [stream, row.version, row.n, after]);
    onProgress(after);
  }
}

type Target = { stream: StreamId; command: CommandEnvelope['command'] };

/** A page of a group's members in order of their ids, each with what it is told; `last` null: no more. */
export async function membersOf(
  engine: Engine,
  over: FanOutOver,
  command: CommandEnvelope['command'],
  after: string,
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
  for (const row of rows) {
    const { state } = await toStored(
      engine,
      { query: async (statement, values) => ({ rows: await runStatement(engine.writer, BUDGET_MS, statement, values) }) as never },
      row.id,
      row,
    );
    const aggregate = aggregateFor(engine, row.id);
    const to = aggregate.fanOutTo ? aggregate.fanOutTo(over, command, row.id, state) : { stream: row.id, command };
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
