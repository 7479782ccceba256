import type { NodeSource } from '../tree/prove.js';
import { rangeHash } from '../tree/prove.js';
import { toBase64 } from '../tree/hashes.js';

/** What a witness says of the newest checkpoint it cosigned; `root` in base64. */
export interface Seen {
  size: number;
  root?: string | null;
}

/** `ahead`: facts are missing here. `forked`: as many or more are here, but not those that it has seen. */
export type Standing = 'agrees' | 'ahead' | 'forked';

/** Whether what a witness has seen is the beginning of the log as it stands here, by its hashes and not by its length alone. */
export async function standingOf(seen: Seen, size: number, nodes: NodeSource): Promise<Standing> {
  if (seen.size > size) return 'ahead';
  if (seen.size === 0 || !seen.root) return 'agrees';
  return toBase64(await rangeHash(0, seen.size, nodes)) === seen.root ? 'agrees' : 'forked';
}
