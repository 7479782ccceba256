import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Instant, StreamId, StreamKind } from '#libs/domain/kernel/types';
import type { CommandEnvelope } from './command-envelope.js';
import type { Engine } from './engine.js';
import { applyInbox, applyWaiting } from './inbox.js';
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

interface DueRow {
  stream: StreamId;
  no: string;
  command: CommandEnvelope['command'];
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
  for (let after = input.after ?? ''; ; ) {
    const rows = await readPage(engine, input, after);
    const last = rows.at(-1);
    if (!last) return result;
    for (const page of byKind(await afterTheKept(engine, input, after, rows, onFault))) {
      const closing = page.map((row) => closingCommand(row.stream, row.no, row.command));
      const outcomes = await applyIsolated(engine, closing, onFault);
      result.closed += outcomes.filter((outcome) => outcome?.kind === 'recorded' && !outcome.alreadyRecorded).length;
      result.refused += outcomes.filter((outcome) => outcome?.kind === 'refused').length;
    }
    after = last.stream;
    input.onPage?.(after);
  }
}

const readPage = (engine: Engine, { closer, upTo }: CloseDueInput, after: string): Promise<DueRow[]> =>
  runStatement<DueRow>(engine.writer, 30_000, READ_PAGE, [closer, upTo, after, PAGE]);

/** The page as it is once kept commands are decided; a stream whose kept command throws is not closed over it. */
async function afterTheKept(engine: Engine, input: CloseDueInput, after: string, rows: DueRow[], onFault: OnFault): Promise<DueRow[]> {
  const streams = rows.map(({ stream }) => stream);
  const undecided = new Set<StreamId>();
  const applied = await applyWaiting(engine, streams, input.upTo, async (stream, commandId) => {
    if (undecided.has(stream)) return;
    const outcome = await isolated(stream, commandId, onFault, () => applyInbox(engine, commandId));
    if (outcome === undefined) undecided.add(stream);
  });
  if (applied.size === 0) return rows;
  return (await readPage(engine, input, after)).filter(({ stream }) => streams.includes(stream) && !undecided.has(stream));
}

/** The append statement is one per kind, since each kind has its own row. */
function byKind(rows: readonly DueRow[]): DueRow[][] {
  const kinds = new Map<StreamKind, DueRow[]>();
  for (const row of rows) kinds.set(kindOf(row.stream), [...(kinds.get(kindOf(row.stream)) ?? []), row]);
  return [...kinds.values()];
}
