import { type Verifier, verifier, verifierFromText } from './note/signed-note.js';

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_KEY_BYTES = 32;

/** The log's key as checkpoints name it: origin and raw public key, the last 32 bytes of its SPKI. */
export const noteKeyOf = (origin: string, publicKey: string): Verifier => verifier(origin, 0x01, Buffer.from(publicKey, 'base64').subarray(-RAW_KEY_BYTES));

/** SPKI in base64 from either spelling in which the key is handed over: itself, or a verifier key `name+id+key`. */
export function spkiFromText(text: string): string {
  const trimmed = text.trim();
  if (!/^[^\s+]+\+[0-9a-f]{8}\+/u.test(trimmed)) return trimmed;
  return Buffer.concat([SPKI_PREFIX, verifierFromText(trimmed).publicKey]).toString('base64');
}
