import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { FanOutOver, FollowUp, StreamId } from '#libs/domain/kernel/types';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import { aggregateFor, type Engine } from './engine.js';
import { applyIsolated, isolated, type OnFault } from './isolate.js';
import { COLUMNS, outsideTransaction, type StreamRow, toStored } from './stored-stream.js';
import { followUpCommand } from './system-command.js';

const BUDGET_MS = 30_000;
const PAGE = 100;
/** [design] So many members that throw are a broken build, and are written down anew with each page: the walk waits for them. */
const MOST_FAILED = 1_000;

/** How far a fan-out came. Its group is walked once: who joins it later was not meant, and who was refused has its answer. */
interface Progress {
  /** Last member of the pages that are committed. */
  after: string;
  ended: boolean;
  /** Members that threw: all that is asked once the walk has ended. */
  failed: StreamId[];
  count: { members: number; recorded: number; refused: number };
}

export interface FanOut {
  /** Whose fact asks for it. */
  stream: StreamId;
  version: number;
  n: number;
  body: Extract<FollowUp, { kind: 'fanOut' }>;
  progress: string | null;
}

export interface FanOutTold {
  onFault: OnFault;
  onOutcome: (envelope: CommandEnvelope, outcome: CommandOutcome) => void;
  onProgress?: (where: string) => void;
}

const KEEP_PROGRESS: Statement = { name: 'follow-up-progress', text: 'update follow_up set progress = $4 where stream = $1 and version = $2 and n = $3' };
const READ_MEMBERS: Statement = {
  name: 'fan-out-members',
  text: `select ${COLUMNS} from stream
    where kind = $1 and group_id = $2 and ($3::text[] is null or status = any($3)) and id > $4 and ($5::text[] is null or id = any($5)) order by id limit $6`,
};

/** Undefined: some members threw, so it is not done; the next try asks them alone, and whoever the walk has not reached. */
export async function fanOut(engine: Engine, asking: FanOut, told: FanOutTold): Promise<object | undefined> {
  const { stream, version, n, body } = asking;
  const progress = readProgress(asking.progress);
  const keep = async () => {
    await runStatement(engine.writer, BUDGET_MS, KEEP_PROGRESS, [stream, version, n, JSON.stringify(progress)]);
    told.onProgress?.(progress.after);
  };
  for (const again of inPages(progress.failed)) {
    const threw = await askAll(engine, asking, await readMembers(engine, body.over, '', again), progress, told);
    progress.failed = progress.failed.filter((member) => !again.includes(member) || threw.includes(member));
    await keep();
  }
  while (!progress.ended && progress.failed.length < MOST_FAILED) {
    const rows = await readMembers(engine, body.over, progress.after, null);
    progress.failed.push(...(await askAll(engine, asking, rows, progress, told)));
    progress.after = rows.at(-1)?.id ?? progress.after;
    progress.ended = rows.length === 0;
    await keep();
  }
  return progress.ended && progress.failed.length === 0 ? { kind: 'fanOut', ...progress.count } : undefined;
}

/** Older builds kept the last member alone. */
function readProgress(kept: string | null): Progress {
  if (kept?.startsWith('{')) return JSON.parse(kept) as Progress;
  return { after: kept ?? '', ended: false, failed: [], count: { members: 0, recorded: 0, refused: 0 } };
}

const readMembers = (engine: Engine, over: FanOutOver, after: string, only: readonly StreamId[] | null): Promise<StreamRow[]> =>
  runStatement<StreamRow>(engine.writer, BUDGET_MS, READ_MEMBERS, [over.kind, over.group, over.statuses ?? null, after, only, PAGE]);

/** Answers which members threw. */
async function askAll(engine: Engine, asking: FanOut, rows: readonly StreamRow[], { count }: Progress, told: FanOutTold): Promise<StreamId[]> {
  const threw: StreamId[] = [];
  const asks: Ask[] = [];
  for (const row of rows) {
    const to = await isolated(row.id, asking.body.command.type, told.onFault, () => targetOf(engine, asking.body, row));
    if (to === undefined) threw.push(row.id);
    if (to) asks.push({ member: row.id, envelope: followUpCommand(`${asking.stream}@${asking.version}`, asking.n, to.stream, to.command, row.id) });
  }
  for (const page of distinctPages(asks)) {
    const envelopes = page.map(({ envelope }) => envelope);
    const outcomes = await applyIsolated(engine, envelopes, told.onFault);
    for (const [index, { member, envelope }] of page.entries()) {
      const outcome = outcomes[index];
      if (!outcome) {
        threw.push(member);
        continue;
      }
      count.members += 1;
      if (outcome.kind === 'recorded') count.recorded += 1;
      if (outcome.kind === 'refused') count.refused += 1;
      told.onOutcome(envelope, outcome);
    }
  }
  return threw;
}

/** What this member is told; null leaves it out. */
async function targetOf(engine: Engine, { over, command }: FanOut['body'], row: StreamRow): Promise<Target | null> {
  const { state } = await toStored(engine, outsideTransaction(engine, BUDGET_MS), row.id, row);
  const aggregate = aggregateFor(engine, row.id);
  return aggregate.fanOutTo ? aggregate.fanOutTo(over, command, row.id, state) : { stream: row.id, command };
}

type Target = { stream: StreamId; command: CommandEnvelope['command'] };
type Ask = { member: StreamId; envelope: CommandEnvelope };

/** Pages of one kind in which no stream stands twice: a second command to it needs the state after the first. */
function distinctPages(asks: readonly Ask[]): Ask[][] {
  const pages: Ask[][] = [];
  for (const ask of asks) {
    const { stream } = ask.envelope;
    const page = pages.find((one) => one.every((other) => other.envelope.stream !== stream && kindOf(other.envelope.stream) === kindOf(stream)));
    if (page) page.push(ask);
    else pages.push([ask]);
  }
  return pages;
}

const inPages = (members: readonly StreamId[]): StreamId[][] =>
  Array.from({ length: Math.ceil(members.length / PAGE) }, (_, index) => members.slice(index * PAGE, (index + 1) * PAGE));
