import type { DataSource } from 'typeorm';
import { formatProof } from '../note/tlog-proof.js';
import { inclusionProof } from '../tree/prove.js';
import { checkpointOver } from './checkpoints.js';
import { logEntryOf } from './entries.js';
import { storedNodes } from './stored-nodes.js';

/**
 * A C2SP tlog-proof of one fact, with the fact's own canonical bytes as extra data: who holds it can show, without us,
 * what was recorded and when. `null` until the sequencer has placed the fact under a checkpoint, seconds after it.
 */
export async function receiptOf(dataSource: DataSource, stream: string, version: number): Promise<string | null> {
  const entry = await logEntryOf(dataSource, stream, version);
  const stored = entry && (await checkpointOver(dataSource, entry.index));
  if (!entry || !stored) return null;
  const path = await inclusionProof(entry.index, stored.size, storedNodes(dataSource));
  return formatProof({ extra: Buffer.from(entry.bytes, 'utf8'), index: entry.index, path, checkpoint: stored.note });
}
