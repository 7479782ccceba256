import { hashFromBase64, toBase64, type Hash } from '../tree/hashes.js';
import { ed25519Sign, ed25519Verify, formatNote, parseNote, signatureLine, signaturesOf, type Note, type Signer, type Verifier } from './signed-note.js';

/** The head of the log as C2SP tlog-checkpoint writes it: three lines, signed by the log, cosigned by witnesses. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
}

export interface SignedCheckpoint extends Checkpoint {
  note: Note;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, key: Signer): string {
  const text = checkpointText(checkpoint);
  return formatNote(text, [signatureLine(key, ed25519Sign(key, text))]);
}

/** Parses without trusting: ask `signedBy` and `cosignedBy`. */
export function parseCheckpoint(text: string): SignedCheckpoint {
  const note = parseNote(text);
  const [origin = '', size = '', root = '', ...rest] = note.text.split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || rest.join('') !== '')
    throw new Error('not a checkpoint: origin, size and root are expected, nothing else');
  return { origin, size: Number(size), root: hashFromBase64(root), note };
}

export function signedBy(checkpoint: SignedCheckpoint, key: Verifier): boolean {
  const signatures = signaturesOf(checkpoint.note, key);
  return signatures.length > 0 && signatures.every((signature) => ed25519Verify(key, checkpoint.note.text, signature));
}

/** `at`: POSIX seconds of the witness's own clock. Returns the signature line. */
export function cosign(checkpoint: SignedCheckpoint, key: Signer, at: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at));
  return signatureLine(key, Buffer.concat([time, ed25519Sign(key, cosignedMessage(checkpoint.note.text, at))]));
}

/** When this witness saw the checkpoint, in POSIX seconds; null if it did not, or the signature is wrong. */
export function cosignedAt(checkpoint: SignedCheckpoint, key: Verifier): number | null {
  const [signature] = signaturesOf(checkpoint.note, key);
  if (signature?.length !== 72) return null;
  const at = Number(Buffer.from(signature).readBigUInt64BE(0));
  return ed25519Verify(key, cosignedMessage(checkpoint.note.text, at), signature.subarray(8)) ? at : null;
}

function cosignedMessage(text: string, at: number): string {
  return `cosignature/v1\ntime ${at}\n${text}`;
}
