import type { DataSource } from 'typeorm';
import { runStatement } from '../transaction.js';
import { rangeHash } from '../tree/prove.js';
import { toBase64 } from '../tree/hashes.js';
import { storedNodes } from './stored-nodes.js';

/** What a witness says of the newest checkpoint it cosigned; `root` in base64. */
export interface Seen {
  size: number;
  root?: string | null;
}

/** `ahead`: facts are missing here. `forked`: as many or more are here, but not those that it has seen. */
export type Standing = 'agrees' | 'ahead' | 'forked';

const BUDGET_MS = 5_000;
const SIZE = { name: 'log-size', text: 'select size::float8 as size from log_head' };

/**
 * Whether what a witness has seen is the beginning of the log as it stands here, by its hashes and not by its length alone.
 * The log is asked after the witness was: another worker may have shown it more than the caller knows of.
 */
export async function standingOf(seen: Seen, dataSource: DataSource): Promise<Standing> {
  const [head] = await runStatement<{ size: number }>(dataSource, BUDGET_MS, SIZE);
  if (seen.size > (head?.size ?? 0)) return 'ahead';
  if (seen.size === 0 || !seen.root) return 'agrees';
  return toBase64(await rangeHash(0, seen.size, storedNodes(dataSource))) === seen.root ? 'agrees' : 'forked';
}
