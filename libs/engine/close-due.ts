import { runStatement, type Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { Instant, StreamId, StreamKind } from '#libs/domain/kernel/types';
import { applyPage } from './apply-command.js';
import type { CommandEnvelope } from './command-envelope.js';
import type { Engine } from './engine.js';
import { closingCommand } from './system-command.js';

export interface CloseDueInput {
  closer: StreamId;
  upTo: Instant;
  /** Key of the last page that is done, from a heartbeat of an earlier try. */
  after?: string;
  /** Called when a page is committed, with the key to go on from. */
  onPage?: (after: string) => void;
}

export interface CloseDueResult {
  closed: number;
  /** Decided otherwise: filed in the last second, or held. */
  refused: number;
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

/** The deadline as one bulk act: 500 streams locked in one order, each decided by its own rules, one append. */
export async function closeDue(engine: Engine, input: CloseDueInput): Promise<CloseDueResult> {
  const result: CloseDueResult = { closed: 0, refused: 0 };
  for (let after = input.after ?? ''; ; ) {
    const rows = await runStatement<DueRow>(engine.writer, 30_000, READ_PAGE, [input.closer, input.upTo, after, PAGE]);
    const last = rows.at(-1);
    if (!last) return result;
    for (const page of byKind(rows)) {
      const outcomes = await applyPage(
        engine,
        page.map((row) => closingCommand(row.stream, row.no, row.command)),
      );
      result.closed += outcomes.filter((outcome) => outcome.kind === 'recorded' && !outcome.alreadyRecorded).length;
      result.refused += outcomes.filter((outcome) => outcome.kind === 'refused').length;
    }
    after = last.stream;
    input.onPage?.(after);
  }
}

/** The append statement is one per kind, since each kind has its own row. */
function byKind(rows: readonly DueRow[]): DueRow[][] {
  const kinds = new Map<StreamKind, DueRow[]>();
  for (const row of rows) kinds.set(kindOf(row.stream), [...(kinds.get(kindOf(row.stream)) ?? []), row]);
  return [...kinds.values()];
}
