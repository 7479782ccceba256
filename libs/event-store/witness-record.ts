import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosignedAt, parseCheckpoint, signedBy, type SignedCheckpoint } from './note/checkpoint.js';
import { type Verifier, verifierFromText } from './note/signed-note.js';
import type { Hash } from './tree/hashes.js';

const LEAF_BYTES = 32;

export interface Witnessed {
  size: number;
  root: Hash;
  /** POSIX seconds, by the witness's clock. */
  cosignedAt: number;
}

/** What a witness kept in its folder, as a second party hands it over: every checkpoint it cosigned, every leaf it mirrored. */
export interface WitnessRecord {
  /** Of the newest checkpoint. */
  size: number;
  leafAt(index: number): Hash | undefined;
  rootAt(size: number): Hash | undefined;
  /** Checkpoints over more than `size` facts by size, each with the first second in which it was cosigned. */
  beyond(size: number): readonly Witnessed[];
  /** When this witness signed a checkpoint that another party hands over, in POSIX seconds; null where it did not. */
  signedAt(checkpoint: SignedCheckpoint): number | null;
  /** A sentence where the record is not of the log with this key, or not signed by the witness; null otherwise. */
  strangerTo(logKey: Verifier): string | null;
}

export function readWitnessRecord(folder: string): WitnessRecord {
  const key = verifierFromText(readFileSync(join(folder, 'key.pub'), 'utf8'));
  const checkpoints = existsSync(join(folder, 'checkpoints')) ? parseAll(readFileSync(join(folder, 'checkpoints'), 'utf8')) : [];
  // Taken as "it saw nothing", a folder that lost this file would clear every log.
  if (checkpoints.length === 0) throw new Error('it holds no checkpoint: nothing can be checked against it');
  const leaves = existsSync(join(folder, 'leaves')) ? readFileSync(join(folder, 'leaves')) : Buffer.alloc(0);
  const roots = new Map(checkpoints.map(({ size, root }) => [size, root]));
  return {
    size: checkpoints.at(-1)?.size ?? 0,
    leafAt: (index) => ((index + 1) * LEAF_BYTES <= leaves.length ? leaves.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES) : undefined),
    rootAt: (size) => roots.get(size),
    // Not signed by the witness: `strangerTo` says so, and by then nothing of this counts.
    beyond: (size) =>
      firstOfEachSize(checkpoints.filter((checkpoint) => checkpoint.size > size)).map((one) => ({ ...one, cosignedAt: cosignedAt(one, key) ?? 0 })),
    signedAt: (checkpoint) => cosignedAt(checkpoint, key),
    strangerTo: (logKey) => {
      const foreign = checkpoints.find((checkpoint) => !signedBy(checkpoint, logKey));
      if (foreign) return `the witness kept a checkpoint over ${foreign.size} facts that is not signed with the key of this log`;
      const unsigned = checkpoints.find((checkpoint) => cosignedAt(checkpoint, key) === null);
      return unsigned ? `the witness's own signature under its checkpoint over ${unsigned.size} facts does not hold` : null;
    },
  };
}

/** A head that stays the same is cosigned each minute; a size is never cosigned under two roots. */
function firstOfEachSize(checkpoints: readonly SignedCheckpoint[]): SignedCheckpoint[] {
  return checkpoints.filter(({ size }, index) => size !== checkpoints[index - 1]?.size);
}

function parseAll(text: string): SignedCheckpoint[] {
  return text
    .split('---\n')
    .filter((note) => note !== '')
    .map(parseCheckpoint);
}
