import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/**
 * Entries leave for the witness sealed to the operator's restore key (X25519, HKDF-SHA-256, AES-256-GCM): the witness
 * can check them by their leaf hashes and hand them back, and cannot read scores before their release.
 */
const SPKI_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface RestoreKey {
  seed: Uint8Array;
  publicKey: Uint8Array;
}

export function newRestoreKey(): RestoreKey {
  const { privateKey } = generateKeyPairSync('x25519');
  return restoreKey(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length));
}

export function restoreKey(seed: Uint8Array): RestoreKey {
  return { seed, publicKey: rawPublic(createPublicKey(privateOf(seed))) };
}

/** Ephemeral public key ‖ nonce ‖ ciphertext ‖ tag. */
export function seal(plain: Uint8Array, to: Uint8Array): Buffer {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const ephemeral = rawPublic(publicKey);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sharedKey(privateKey, to, ephemeral, to), nonce);
  return Buffer.concat([ephemeral, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the box was made for another key, or a byte of it was changed. */
export function openSealed(box: Uint8Array, key: RestoreKey): Buffer {
  const bytes = Buffer.from(box);
  const ephemeral = bytes.subarray(0, PUBLIC_BYTES);
  const nonce = bytes.subarray(PUBLIC_BYTES, PUBLIC_BYTES + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', sharedKey(privateOf(key.seed), ephemeral, ephemeral, key.publicKey), nonce);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(PUBLIC_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function sharedKey(privateKey: KeyObject, peer: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array): Buffer {
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, peer]), format: 'der', type: 'spki' });
  return Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), Buffer.concat([ephemeral, recipient]), 'fwzz restore entry v1', 32));
}

function privateOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
}
