import type { DataSource } from 'typeorm';
import { signCheckpoint } from '../note/checkpoint.js';
import type { Signer } from '../note/signed-note.js';
import { runStatement } from '../transaction.js';
import type { LogHead } from './sequence.js';

export interface StoredCheckpoint {
  size: number;
  signedAt: Date;
  /** The log's signature and, once the witness answered, its line after it. */
  note: string;
  cosigned: boolean;
}

interface CheckpointRow {
  size: string;
  signed_at: Date;
  note: string;
  cosigned_at: Date | null;
}

const BUDGET_MS = 5_000;

/** Signs the head and keeps it. Also when nothing was added: a gap between two checkpoints is then a proof that we were down. */
export async function keepCheckpoint(dataSource: DataSource, head: LogHead, key: Signer): Promise<StoredCheckpoint> {
  const note = signCheckpoint({ origin: key.name, size: head.size, root: head.root }, key);
  const rows = await runStatement<CheckpointRow>(
    dataSource,
    BUDGET_MS,
    'insert into checkpoint (size, signed_at, note) values ($1, clock_timestamp(), $2) returning *',
    [head.size, note],
  );
  return fromRow(rows[0] as CheckpointRow);
}

/** `lines`: the witness's answer, verified by the caller. */
export async function keepCosignature(dataSource: DataSource, checkpoint: StoredCheckpoint, lines: string): Promise<void> {
  await runStatement(
    dataSource,
    BUDGET_MS,
    'update checkpoint set note = note || $3, cosigned_at = clock_timestamp() where size = $1 and signed_at = $2 and cosigned_at is null',
    [checkpoint.size, checkpoint.signedAt, lines],
  );
}

/** The newest checkpoint that covers the leaf `index`, a cosigned one before one that is not. */
export async function checkpointOver(dataSource: DataSource, index: number): Promise<StoredCheckpoint | null> {
  const rows = await runStatement<CheckpointRow>(
    dataSource,
    BUDGET_MS,
    'select * from checkpoint where size > $1 order by cosigned_at is null, size desc, signed_at desc limit 1',
    [index],
  );
  return rows[0] ? fromRow(rows[0]) : null;
}

export async function newestCheckpoint(dataSource: DataSource): Promise<StoredCheckpoint | null> {
  const rows = await runStatement<CheckpointRow>(dataSource, BUDGET_MS, 'select * from checkpoint order by size desc, signed_at desc limit 1');
  return rows[0] ? fromRow(rows[0]) : null;
}

function fromRow(row: CheckpointRow): StoredCheckpoint {
  return { size: Number(row.size), signedAt: row.signed_at, note: row.note, cosigned: row.cosigned_at !== null };
}
