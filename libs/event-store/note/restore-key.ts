import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRestoreKey, restoreKey } from './sealed-box.js';

const PRIVATE = 'restore-key';
const PUBLIC = 'restore-key.pub';
const KEY_BYTES = 32;

/**
 * The pair that the witness's copy is sealed to and opened with, in the folder of whoever keeps it: made at the first
 * call, never replaced. Answers the file of the public half, which is all that a worker gets.
 */
export function keepRestoreKey(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, PRIVATE);
  if (!existsSync(file)) writeFileSync(file, `${Buffer.from(newRestoreKey().seed).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  const { publicKey } = restoreKey(Buffer.from(readFileSync(file, 'utf8'), 'base64'));
  writeFileSync(join(folder, PUBLIC), `${Buffer.from(publicKey).toString('base64')}\n`, { mode: 0o644 });
  return join(folder, PUBLIC);
}

/** The public half as text or the file that holds it; null where it is neither. */
export function readRestorePublicKey(textOrFile: string): Uint8Array | null {
  const text = (existsSync(textOrFile) ? readFileSync(textOrFile, 'utf8') : textOrFile).trim();
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === KEY_BYTES && bytes.toString('base64') === text ? bytes : null;
}
