import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Instant, StreamId, StreamKind } from '#libs/domain/kernel/types';
import { applyWaiting, othersOf } from './apply-waiting.js';
import type { CommandEnvelope } from './command-envelope.js';
import type { Engine } from './engine.js';
import { followThrough } from './follow-through.js';
import { applyInbox } from './inbox.js';
import { applyIsolated, isolated, type OnFault } from './isolate.js';
import { closingCommand } from './system-command.js';

export interface CloseDueInput {
  closer: StreamId;
  upTo: Instant;
  /** Key of the last page that is done, from a heartbeat of an earlier try. */
  after?: string;
  /** Called when a page is committed, with the key to go on from. */
  onPage?: (after: string) => void;
  onFault?: OnFault;
  onRefused?: OnFault;
}

export interface CloseDueResult {
  closed: number;
  /** Decided otherwise: filed in the last second, or held. */
  refused: number;
  /** Threw: still due, and each was told to `onFault`. */
  failed: number;
}

const PAGE = 500;
/** Keyed by stream: what is decided leaves the list, so a page that is read again is only what is left of it. */
const READ_PAGE: Statement = {
  name: 'due-page',
  text: 'select distinct on (stream) stream, no, command from due where closed_by = $1 and at <= $2 and stream > $3 order by stream, at, no limit $4',
};
/** By name and not by page: one that fell due meanwhile must not push others out. */
const READ_AGAIN: Statement = {
  name: 'due-page-again',
  text: 'select distinct on (stream) stream, no, command from due where closed_by = $1 and at <= $2 and stream = any($3) order by stream, at, no',
};

interface DueRow {
  stream: StreamId;
  no: string;
  command: CommandEnvelope['command'];
}

/** `undecided`: what threw before the clock came to it. Nothing that rests on such a stream is closed. */
interface Act extends CloseDueInput {
  engine: Engine;
  onFault: OnFault;
  undecided: Set<StreamId>;
}

/**
 * The deadline as one bulk act: 500 streams locked in one order, each decided by its own rules, one append. What people
 * sent by then and is only kept is decided before. A stream that throws stays due and keeps nobody else waiting.
 */
export async function closeDue(engine: Engine, input: CloseDueInput): Promise<CloseDueResult> {
  const result: CloseDueResult = { closed: 0, refused: 0, failed: 0 };
  const onFault: OnFault = (fault) => {
    result.failed += 1;
    input.onFault?.(fault);
  };
  const act: Act = { ...input, engine, onFault, undecided: new Set() };
  await hearTheCloser(act);
  for (let after = input.after ?? ''; ; ) {
    const rows = await runStatement<DueRow>(engine.writer, 30_000, READ_PAGE, [input.closer, input.upTo, after, PAGE]);
    const last = rows.at(-1);
    if (!last) return result;
    for (const page of byKind(await afterTheKept(act, rows))) {
      const closing = page.map((row) => closingCommand(row.stream, row.no, row.command));
      const outcomes = await applyIsolated(engine, closing, onFault);
      result.closed += outcomes.filter((outcome) => outcome?.kind === 'recorded' && !outcome.alreadyRecorded).length;
      result.refused += outcomes.filter((outcome) => outcome?.kind === 'refused').length;
    }
    after = last.stream;
    input.onPage?.(after);
  }
}

/** A later deadline that the closer only keeps is decided, and told to those whom it saves, before they are closed. */
async function hearTheCloser(act: Act): Promise<void> {
  const { engine, closer, undecided, onRefused } = act;
  if (!(await decideKept(act, [closer]))) return;
  const onFault: OnFault = (fault) => {
    undecided.add(fault.stream);
    act.onFault(fault);
  };
  await followThrough(engine, closer, { onFault, onRefused });
}

/** The page as it is once kept commands are decided, its own and those of the streams that its closings ask. */
async function afterTheKept(act: Act, rows: DueRow[]): Promise<DueRow[]> {
  const { engine, closer, upTo, undecided } = act;
  const others = await othersOf(engine, rows);
  const streams = rows.map(({ stream }) => stream);
  const decided = await decideKept(act, [...streams, ...others.flat()]);
  const now = decided ? await runStatement<DueRow>(engine.writer, 30_000, READ_AGAIN, [closer, upTo, streams]) : rows;
  const open = new Set(streams.filter((stream, index) => ![stream, ...(others[index] ?? [])].some((one) => undecided.has(one))));
  return now.filter(({ stream }) => open.has(stream));
}

/** Whether there was any. A stream whose kept command throws is not asked again in this act. */
async function decideKept({ engine, upTo, onFault, undecided }: Act, streams: readonly StreamId[]): Promise<boolean> {
  const had = await applyWaiting(engine, streams, upTo, async (stream, commandId) => {
    if (undecided.has(stream)) return;
    const outcome = await isolated(stream, commandId, onFault, () => applyInbox(engine, commandId));
    if (outcome === undefined) undecided.add(stream);
  });
  return had.size > 0;
}

/** The append statement is one per kind, since each kind has its own row. */
function byKind(rows: readonly DueRow[]): DueRow[][] {
  const kinds = new Map<StreamKind, DueRow[]>();
  for (const row of rows) kinds.set(kindOf(row.stream), [...(kinds.get(kindOf(row.stream)) ?? []), row]);
  return [...kinds.values()];
}
