import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnsafeStart } from '../unsafe.js';
import { newRestoreKey, type RestoreKey, restoreKey } from './sealed-box.js';

const PRIVATE = 'restore-key';
const PUBLIC = 'restore-key.pub';
const KEY_BYTES = 32;

/**
 * Both halves are 32 bytes: without a name the private one would pass for the public one, and what is sealed to it opens
 * for nobody, which only a restore would tell.
 */
const PRIVATE_PREFIX = 'fwzz-restore-private+';
const PUBLIC_PREFIX = 'fwzz-restore-public+';

/**
 * The pair that the witness's copy is sealed to and opened with, in the folder of whoever keeps it: made at the first
 * call, never replaced. Answers the file of the public half, which is all that a worker gets.
 */
export function keepRestoreKey(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, PRIVATE);
  if (!existsSync(file)) writeFileSync(file, `${PRIVATE_PREFIX}${Buffer.from(newRestoreKey().seed).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  const { publicKey } = readRestoreKey(file);
  writeFileSync(join(folder, PUBLIC), `${PUBLIC_PREFIX}${Buffer.from(publicKey).toString('base64')}\n`, { mode: 0o644 });
  return join(folder, PUBLIC);
}

/** The public half as text or the file that holds it. Throws UnsafeStart, and never repeats a text: it may be the private half. */
export function readRestorePublicKey(textOrFile: string): Uint8Array {
  const { text, name } = given(textOrFile);
  if (text.startsWith(PRIVATE_PREFIX))
    throw refused(`${name}: this is the private half of a restore key, which no machine of the system may have; give the public one, ${PUBLIC}`);
  const bytes = text.startsWith(PUBLIC_PREFIX) ? bytesOf(text.slice(PUBLIC_PREFIX.length)) : null;
  if (!bytes)
    throw refused(
      `${name} is no public half of a restore key, to which the witness's copy is sealed; apps/witness/make-restore-key.ts prints it for WITNESS_RESTORE_KEY`,
    );
  return bytes;
}

/** The private half as text or the file that holds it; one from before halves had names stands there bare. Throws UnsafeStart. */
export function readRestoreKey(textOrFile: string): RestoreKey {
  const { text, name } = given(textOrFile);
  if (text.startsWith(PUBLIC_PREFIX)) throw refused(`${name}: this is the public half of a restore key, which opens nothing; give the private one, ${PRIVATE}`);
  const seed = bytesOf(text.startsWith(PRIVATE_PREFIX) ? text.slice(PRIVATE_PREFIX.length) : text);
  if (!seed) throw refused(`${name} is no private half of a restore key; apps/witness/make-restore-key.ts makes one in an empty folder`);
  return restoreKey(seed);
}

function given(textOrFile: string): { text: string; name: string } {
  if (existsSync(textOrFile)) return { text: readFileSync(textOrFile, 'utf8').trim(), name: textOrFile };
  return { text: textOrFile.trim(), name: textOrFile.endsWith('.pub') ? textOrFile : 'What was given' };
}

function bytesOf(base64: string): Uint8Array | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length === KEY_BYTES && bytes.toString('base64') === base64 ? bytes : null;
}

const refused = (sentence: string): UnsafeStart => new UnsafeStart('RESTORE_KEY_WRONG', sentence);
