import { nodeHash, type Hash } from './hashes.js';

/** Levels whose perfect subtrees are stored; those between are computed from at most 256 nodes of the level below. */
export const STORED_LEVEL_STEP = 8;

/** Perfect subtrees of a stored level (0, 8, 16, …), `count` of them from `from`. */
export interface NodeSource {
  nodes(level: number, from: number, count: number): Promise<Hash[]>;
}

/** RFC 6962 §2.1.1: sibling hashes from the leaf up, for the leaf `index` in the tree of the first `size` leaves. */
export async function inclusionProof(index: number, size: number, source: NodeSource): Promise<Hash[]> {
  if (index < 0 || index >= size) throw new RangeError(`leaf ${index} is not in a tree of ${size}`);
  const proof: Hash[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      proof.unshift(await rangeHash(middle, end, source));
      end = middle;
    } else {
      proof.unshift(await rangeHash(start, middle, source));
      start = middle;
    }
  }
  return proof;
}

/** RFC 6962 §2.1.2: proves that the tree of `oldSize` leaves is a prefix of the tree of `newSize`. Empty for 0 and for equal sizes. */
export async function consistencyProof(oldSize: number, newSize: number, source: NodeSource): Promise<Hash[]> {
  if (oldSize < 0 || oldSize > newSize) throw new RangeError(`${oldSize} is not a prefix of ${newSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  const proof: Hash[] = [];
  let start = 0;
  let end = newSize;
  let whole = true;
  while (oldSize !== end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      proof.unshift(await rangeHash(middle, end, source));
      end = middle;
    } else {
      proof.unshift(await rangeHash(start, middle, source));
      start = middle;
      whole = false;
    }
  }
  if (!whole) proof.unshift(await rangeHash(start, end, source));
  return proof;
}

/** Root of the leaves [start, end), where `start` is aligned as RFC 6962 splits produce it. */
export async function rangeHash(start: number, end: number, source: NodeSource): Promise<Hash> {
  const size = end - start;
  if (Number.isInteger(Math.log2(size))) return perfectHash(Math.log2(size), start / size, source);
  const middle = start + splitOf(size);
  return nodeHash(await rangeHash(start, middle, source), await rangeHash(middle, end, source));
}

async function perfectHash(level: number, index: number, source: NodeSource): Promise<Hash> {
  const stored = level - (level % STORED_LEVEL_STEP);
  const width = 2 ** (level - stored);
  let row = await source.nodes(stored, index * width, width);
  if (row.length !== width) throw new Error(`level ${stored} lacks nodes ${index * width}..${index * width + width - 1}`);
  while (row.length > 1) row = pairs(row);
  return row[0] as Hash;
}

function pairs(row: Hash[]): Hash[] {
  const above: Hash[] = [];
  for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i] as Hash, row[i + 1] as Hash));
  return above;
}

/** The largest power of two smaller than `size`. */
function splitOf(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1);
}
