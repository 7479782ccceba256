import { CLOCKS_AGREE_MS } from './export-moment.js';
import { Frontier } from './tree/frontier.js';
import { sameHash } from './tree/hashes.js';
import type { WitnessRecord } from './witness-record.js';

/**
 * A log that goes on is soon longer at its witness than in any file. Fewer facts than the witness knows are the truth of
 * an earlier moment only if no larger checkpoint was cosigned before that moment, and if what came since continues
 * exactly these facts. Answers by how many the witness is ahead, or the sentence that says why this is not so.
 */
export function judgeAhead(tree: Frontier, exportedAt: string, witness: WitnessRecord): { by: number } | { what: string } {
  const beyond = witness.beyond(tree.size);
  if (beyond.length === 0) return { by: 0 };
  const earlier = beyond.findLast(({ cosignedAt }) => cosignedAt * 1000 + CLOCKS_AGREE_MS <= Date.parse(exportedAt));
  if (earlier) {
    const at = new Date(earlier.cosignedAt * 1000).toISOString();
    return { what: `the witness had seen ${earlier.size} facts of this log at ${at}, ${tree.size} are in this export of ${exportedAt}` };
  }
  const longer = Frontier.at(tree.size, tree.hashes());
  for (const { size, root } of beyond) {
    while (longer.size < size) {
      const leaf = witness.leafAt(longer.size);
      if (!leaf)
        return { what: `the witness holds ${longer.size} leaf hashes: that its checkpoint over ${size} facts continues the ${tree.size} here cannot be shown` };
      longer.append(leaf);
    }
    if (!sameHash(longer.root(), root)) return { what: `the witness's checkpoint over ${size} facts does not continue the ${tree.size} here` };
  }
  return { by: longer.size - tree.size };
}
