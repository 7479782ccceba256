import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Signer, signer, verifierText } from './note/signed-note.js';

/** Ed25519; the private half never enters the database or its backups, so who can rewrite the log cannot sign it. */
export interface SigningKey {
  /** SPKI in base64, as the end line of an export carries it. */
  publicKey: string;
  sign(text: string): string;
  /** The same key as the signer of checkpoints under the name of its log. */
  signerFor(origin: string): Signer;
}

const PRIVATE = 'log-signing-key.pem';
const PUBLIC = 'log-signing-key.pub';
const NOTE_VERIFIER = 'log.vkey';
const SEED_BYTES = 32;

const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

function signingKey(privateKey: KeyObject): SigningKey {
  return {
    publicKey: spki(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
    signerFor: (origin) => signer(origin, 0x01, privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-SEED_BYTES)),
  };
}

export function makeSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey);
}

/** Reads the key below `{stateDir}/keys`, or makes it at the first start; two that start at once end with one key. */
export function loadSigningKey(stateDir: string): SigningKey {
  const key = signingKey(readPrivateKey(stateDir));
  // For whoever verifies: the one file to hand to a stranger.
  writeFileSync(join(stateDir, 'keys', PUBLIC), `${key.publicKey}\n`, { mode: 0o644 });
  return key;
}

/** The signer of checkpoints; its verifier lies beside the key as `log.vkey`, for the witness and for strangers. */
export function loadLogSigner(stateDir: string, origin: string): Signer {
  const key = loadSigningKey(stateDir).signerFor(origin);
  writeFileSync(join(stateDir, 'keys', NOTE_VERIFIER), `${verifierText(key)}\n`, { mode: 0o644 });
  return key;
}

function readPrivateKey(stateDir: string): KeyObject {
  return createPrivateKey(readFileSync(once(stateDir, PRIVATE, () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))));
}

function once(stateDir: string, name: string, make: () => string | Buffer): string {
  const folder = join(stateDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  try {
    writeFileSync(file, make(), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return file;
}

export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
