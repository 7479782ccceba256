import { provesInclusion } from '../tree/check.js';
import { hashFromBase64, toBase64, type Hash } from '../tree/hashes.js';
import { parseCheckpoint, signedBy, type SignedCheckpoint } from './checkpoint.js';
import type { Verifier } from './signed-note.js';

/** A C2SP tlog-proof: what a submitter keeps to show, without us, that a fact is in the log. */
export interface TlogProof {
  /** Opaque to the format and not authenticated by it; ours holds the fact itself, whose hash is the leaf. */
  extra?: Uint8Array;
  index: number;
  path: Hash[];
  /** The checkpoint note, verbatim. */
  checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export function formatProof({ extra, index, path, checkpoint }: TlogProof): string {
  const head = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...path.map(toBase64)];
  return `${head.join('\n')}\n\n${checkpoint}`;
}

export function parseProof(text: string): TlogProof {
  const cut = text.indexOf('\n\n');
  const lines = text.slice(0, cut).split('\n');
  if (cut < 0 || lines.shift() !== HEADER) throw new Error('not a tlog-proof');
  const extra = lines[0]?.startsWith('extra ') ? Buffer.from((lines.shift() as string).slice(6), 'base64') : undefined;
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  if (index === undefined) throw new Error('the proof names no index');
  return { ...(extra && { extra }), index: Number(index), path: lines.map(hashFromBase64), checkpoint: text.slice(cut + 2) };
}

/** The checkpoint if this leaf is proved in it under the log's key; a sentence saying what is wrong otherwise. */
export function checkProof(proof: TlogProof, leaf: Hash, key: Verifier): SignedCheckpoint | string {
  const checkpoint = parseCheckpoint(proof.checkpoint);
  if (!signedBy(checkpoint, key)) return 'the checkpoint is not signed by the key of this log';
  if (!provesInclusion(leaf, proof.index, checkpoint.size, proof.path, checkpoint.root)) return 'the fact is not in the tree of the checkpoint';
  return checkpoint;
}
