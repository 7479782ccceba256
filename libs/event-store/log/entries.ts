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
const SELECT = `select l.index, l.hash as leaf, e.stream, e.version, e.type, e.payload, e.command_id, e.actor, e.cause, e.occurred_at, e.recorded_at, e.programme, e.prev
    from log_leaf l join event e on e.stream = l.stream and e.version = l.version`;
const BY_PLACE = { name: 'log-entries', text: `${SELECT} where l.index >= $1 and l.index < $2 order by l.index` };
const BY_VERSION = { name: 'log-entry', text: `${SELECT} where l.stream = $1 and l.version = $2` };

/** Facts by their place in the log, [from, to). */
export async function logEntries(dataSource: DataSource, from: number, to: number): Promise<LogEntry[]> {
  return (await runStatement<EntryRow>(dataSource, BUDGET_MS, BY_PLACE, [from, to])).map(toEntry);
}

/** One fact with its place; null while it has none. */
export async function logEntryOf(dataSource: DataSource, stream: string, version: number): Promise<LogEntry | null> {
  const [row] = await runStatement<EntryRow>(dataSource, BUDGET_MS, BY_VERSION, [stream, version]);
  return row ? toEntry(row) : null;
}

const toEntry = (row: EntryRow): LogEntry => ({ index: Number(row.index), leaf: row.leaf, bytes: factBytes(factOf(row)) });

function factOf(row: EntryRow): HashedFact {
  return {
    stream: row.stream,
    version: row.version,
    type: row.type,
    payload: row.payload,
    commandId: row.command_id,
    actor: row.actor,
    cause: row.cause,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    programme: row.programme,
    prev: row.prev.toString('hex'),
  };
}
