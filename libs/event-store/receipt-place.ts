import { parseCheckpoint, type SignedCheckpoint } from './note/checkpoint.js';
import type { Verifier } from './note/signed-note.js';
import { parseProof } from './note/tlog-proof.js';
import { Frontier } from './tree/frontier.js';
import { type Hash, leafHash, sameHash } from './tree/hashes.js';
import type { WitnessRecord } from './witness-record.js';

/** Where a receipt says its fact stands, and in which tree. Signed by the log's key alone: that key can sign two logs. */
export interface ReceiptPlace {
  index: number;
  leaf: Hash;
  checkpoint: SignedCheckpoint;
}

/** Null for what is no receipt at all: `checkReceipt` says why. */
export function placeOf(text: string): ReceiptPlace | null {
  try {
    const { index, extra, checkpoint } = parseProof(text);
    return extra ? { index, leaf: leafHash(extra), checkpoint: parseCheckpoint(checkpoint) } : null;
  } catch {
    return null;
  }
}

/** What a file holds at a receipt's place and at its tree size, seen while the file goes by. */
export class PlaceInFile {
  private facts = 0;
  private leaf: Hash | null = null;
  private root: Hash | null = null;

  constructor(private readonly place: ReceiptPlace) {}

  see(leaf: Hash, tree: Frontier): void {
    if (tree.size - 1 === this.place.index) this.leaf = leaf;
    if (tree.size === this.place.checkpoint.size) this.root = tree.root();
    this.facts = tree.size;
  }

  /** The sentence that says why the receipt is not of this file; null where it is. */
  judge(): string | null {
    const { index, leaf, checkpoint } = this.place;
    if (this.leaf === null) return `the file ends before place ${index}: it holds ${this.facts} facts`;
    if (!sameHash(this.leaf, leaf)) return `the file holds another fact in place ${index}`;
    if (this.root !== null && !sameHash(this.root, checkpoint.root))
      return `the file is another log than the receipt's: over ${checkpoint.size} facts their roots differ`;
    return null;
  }
}

export interface SeenAtWitness {
  seen: boolean;
  /** When this witness signed the receipt's own checkpoint, in POSIX seconds. */
  cosignedAt: number | null;
}

/** Whether the log that a receipt was given from is the one this witness saw. Not seen so far is no contradiction: it is said. */
export function judgeAtWitness({ index, leaf, checkpoint }: ReceiptPlace, logKey: Verifier, witness: WitnessRecord): SeenAtWitness | { what: string } {
  const strange = witness.strangerTo(logKey);
  if (strange !== null) return { what: strange };
  const { size, root } = checkpoint;
  const kept = witness.leafAt(index);
  if (kept && !sameHash(kept, leaf)) return { what: `the witness holds another fact in place ${index} of the log` };
  const cosignedAt = witness.signedAt(checkpoint);
  const [next] = witness.beyond(size - 1);
  if (!next) return { seen: false, cosignedAt };
  const other = { what: `the witness saw another log of ${size} facts` };
  if (next.size === size) return sameHash(next.root, root) ? { seen: true, cosignedAt } : other;
  const tree = Frontier.empty();
  while (tree.size < next.size) {
    const each = witness.leafAt(tree.size);
    if (!each)
      return {
        what: `the witness holds ${tree.size} leaf hashes: that its checkpoint over ${next.size} facts continues the receipt's over ${size} cannot be shown`,
      };
    tree.append(each);
    if (tree.size === size && !sameHash(tree.root(), root)) return other;
  }
  if (!sameHash(tree.root(), next.root)) return { what: `the witness's leaf hashes are not those of its checkpoint over ${next.size} facts` };
  return { seen: true, cosignedAt };
}
