import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosignedAt, parseCheckpoint, signedBy, type SignedCheckpoint } from './note/checkpoint.js';
import { type Verifier, verifierFromText } from './note/signed-note.js';
import type { Hash } from './tree/hashes.js';

const LEAF_BYTES = 32;

/** What a witness kept in its folder, as a second party hands it over: every checkpoint it cosigned, every leaf it mirrored. */
export interface WitnessRecord {
  /** Of the newest checkpoint; 0 where it never saw one. */
  size: number;
  leafAt(index: number): Hash | undefined;
  rootAt(size: number): Hash | undefined;
  /** A sentence where the record is not of the log with this key, or not signed by the witness; null otherwise. */
  strangerTo(logKey: Verifier): string | null;
}

export function readWitnessRecord(folder: string): WitnessRecord {
  const key = verifierFromText(readFileSync(join(folder, 'key.pub'), 'utf8'));
  const checkpoints = existsSync(join(folder, 'checkpoints')) ? parseAll(readFileSync(join(folder, 'checkpoints'), 'utf8')) : [];
  const leaves = existsSync(join(folder, 'leaves')) ? readFileSync(join(folder, 'leaves')) : Buffer.alloc(0);
  const roots = new Map(checkpoints.map(({ size, root }) => [size, root]));
  return {
    size: checkpoints.at(-1)?.size ?? 0,
    leafAt: (index) => ((index + 1) * LEAF_BYTES <= leaves.length ? leaves.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES) : undefined),
    rootAt: (size) => roots.get(size),
    strangerTo: (logKey) => {
      const foreign = checkpoints.find((checkpoint) => !signedBy(checkpoint, logKey));
      if (foreign) return `the witness kept a checkpoint over ${foreign.size} facts that is not signed with the key of this log`;
      const unsigned = checkpoints.find((checkpoint) => cosignedAt(checkpoint, key) === null);
      return unsigned ? `the witness's own signature under its checkpoint over ${unsigned.size} facts does not hold` : null;
    },
  };
}

function parseAll(text: string): SignedCheckpoint[] {
  return text
    .split('---\n')
    .filter((note) => note !== '')
    .map(parseCheckpoint);
}
