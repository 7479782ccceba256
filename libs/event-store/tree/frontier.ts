import { EMPTY_ROOT, nodeHash, type Hash } from './hashes.js';

/** A perfect subtree that an append completed: `level` 0 is a leaf, `index` counts subtrees of that level from the left. */
export interface CompletedNode {
  level: number;
  index: number;
  hash: Hash;
}

/**
 * The right edge of a growing RFC 6962 tree: one hash per binary digit 1 of the size, largest subtree first. It is all
 * that appending and the root need, so the sequencer keeps this and never reads the leaves again.
 */
export class Frontier {
  private constructor(
    private leaves: number,
    private readonly edge: Hash[],
  ) {}

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** `edge` as `hashes()` gave it at that size. */
  static at(size: number, edge: readonly Hash[]): Frontier {
    if (edge.length !== ones(size)) throw new Error(`a tree of ${size} leaves has ${ones(size)} edge hashes, not ${edge.length}`);
    return new Frontier(size, [...edge]);
  }

  get size(): number {
    return this.leaves;
  }

  hashes(): readonly Hash[] {
    return this.edge;
  }

  /** Adds a leaf and tells every perfect subtree it completed, the leaf itself first. */
  append(leaf: Hash): CompletedNode[] {
    const completed: CompletedNode[] = [{ level: 0, index: this.leaves, hash: leaf }];
    let hash = leaf;
    let index = this.leaves;
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.edge.pop() as Hash, hash);
      index = (index - 1) / 2;
      completed.push({ level, index, hash });
    }
    this.edge.push(hash);
    this.leaves++;
    return completed;
  }

  root(): Hash {
    if (this.edge.length === 0) return EMPTY_ROOT;
    return this.edge.reduceRight((right, left) => nodeHash(left, right));
  }
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
