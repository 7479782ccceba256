import { EMPTY_ROOT, nodeHash, sameHash, type Hash } from './hashes.js';

/** RFC 9162 §2.1.3.2. True only if the proof leads from this leaf at this index to exactly this root. */
export function provesInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (index < 0 || index >= size) return false;
  let inner = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (inner % 2 === 1 || inner === last) {
      hash = nodeHash(sibling, hash);
      while (inner % 2 === 0 && inner !== 0) [inner, last] = [half(inner), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [inner, last] = [half(inner), half(last)];
  }
  return last === 0 && sameHash(hash, root);
}

/** RFC 9162 §2.1.4.2. True only if the new tree holds the old one unchanged as its first `oldSize` leaves. */
export function provesConsistency(oldSize: number, oldRoot: Hash, newSize: number, newRoot: Hash, proof: readonly Hash[]): boolean {
  if (oldSize < 0 || oldSize > newSize) return false;
  if (oldSize === 0) return proof.length === 0 && sameHash(oldRoot, EMPTY_ROOT);
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let inner = oldSize - 1;
  let last = newSize - 1;
  while (inner % 2 === 1) [inner, last] = [half(inner), half(last)];
  let oldHash = first;
  let newHash = first;
  for (const sibling of path) {
    if (last === 0) return false;
    if (inner % 2 === 1 || inner === last) {
      oldHash = nodeHash(sibling, oldHash);
      newHash = nodeHash(sibling, newHash);
      while (inner % 2 === 0 && inner !== 0) [inner, last] = [half(inner), half(last)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [inner, last] = [half(inner), half(last)];
  }
  return last === 0 && sameHash(oldHash, oldRoot) && sameHash(newHash, newRoot);
}

const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));
