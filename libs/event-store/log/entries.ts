import type { DataSource } from 'typeorm';
import { factBytes, type HashedFact } from '../chain.js';
import { runStatement } from '../transaction.js';
import type { Hash } from '../tree/hashes.js';

export interface LogEntry {
  index: number;
  leaf: Hash;
  /** The canonical bytes whose hash is the leaf. */
  bytes: string;
}

interface EntryRow {
  index: string;
  leaf: Buffer;
  stream: string;
  version: number;
  type: string;
  payload: HashedFact['payload'];
  command_id: string;
  actor: HashedFact['actor'];
  cause: HashedFact['cause'];
  occurred_at: Date;
  recorded_at: Date;
  programme: string;
  prev: Buffer;
}

const BUDGET_MS = 20_000;
const ENTRIES = {
  name: 'log-entries',
  text: `select l.index, l.hash as leaf, e.stream, e.version, e.type, e.payload, e.command_id, e.actor, e.cause, e.occurred_at, e.recorded_at, e.programme, e.prev
    from log_leaf l join event e on e.stream = l.stream and e.version = l.version where l.index >= $1 and l.index < $2 order by l.index`,
};

/** Facts by their place in the log, [from, to). */
export async function logEntries(dataSource: DataSource, from: number, to: number): Promise<LogEntry[]> {
  const rows = await runStatement<EntryRow>(dataSource, BUDGET_MS, ENTRIES, [from, to]);
  return rows.map((row) => ({ index: Number(row.index), leaf: row.leaf, bytes: factBytes(factOf(row)) }));
}

function factOf(row: EntryRow): HashedFact {
  return {
    stream: row.stream, version: row.version, type: row.type, payload: row.payload, commandId: row.command_id, actor: row.actor, cause: row.cause,
    occurredAt: row.occurred_at.toISOString(), recordedAt: row.recorded_at.toISOString(), programme: row.programme, prev: row.prev.toString('hex'),
  };
}
