import type { DataSource } from 'typeorm';
import { formatProof } from '../note/tlog-proof.js';
import { runStatement } from '../transaction.js';
import { inclusionProof } from '../tree/prove.js';
import { parseCheckpoint } from '../note/checkpoint.js';
import { checkpointOver } from './checkpoints.js';
import { storedNodes } from './stored-nodes.js';

const BUDGET_MS = 5_000;

/**
 * A C2SP tlog-proof of one fact, with the fact's own canonical bytes as extra data: who holds it can show, without us,
 * what was recorded and when. `null` until the sequencer has placed the fact under a checkpoint, seconds after it.
 */
export async function receiptOf(dataSource: DataSource, stream: string, version: number, factBytes: string): Promise<string | null> {
  const rows = await runStatement<{ index: string }>(dataSource, BUDGET_MS, 'select index from log_leaf where stream = $1 and version = $2', [stream, version]);
  if (!rows[0]) return null;
  const index = Number(rows[0].index);
  const stored = await checkpointOver(dataSource, index);
  if (!stored) return null;
  const path = await inclusionProof(index, parseCheckpoint(stored.note).size, storedNodes(dataSource));
  return formatProof({ extra: Buffer.from(factBytes, 'utf8'), index, path, checkpoint: stored.note });
}
