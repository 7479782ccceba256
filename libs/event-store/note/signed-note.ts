import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

/** Signature types of the C2SP signed-note format: the log signs with 0x01, a witness cosigns with 0x04. */
export type SignatureType = 0x01 | 0x04;

export interface Verifier {
  name: string;
  type: SignatureType;
  /** First four bytes of SHA-256(name ‖ LF ‖ type ‖ public key). */
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

export interface Signer extends Verifier {
  privateKey: KeyObject;
}

export interface SignatureLine {
  name: string;
  keyId: Uint8Array;
  signature: Uint8Array;
}

export interface Note {
  /** Ends in a newline; what is signed. */
  text: string;
  signatures: SignatureLine[];
}

const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export function verifier(name: string, type: SignatureType, publicKey: Uint8Array): Verifier {
  if (!/^[^\s+]+$/u.test(name)) throw new Error(`a key name is not empty and holds no space and no plus: ${name}`);
  const keyId = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(publicKey).digest().subarray(0, 4);
  return { name, type, keyId, publicKey };
}

/** `seed`: the 32 bytes kept in the key file. */
export function signer(name: string, type: SignatureType, seed: Uint8Array): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length);
  return { ...verifier(name, type, publicKey), privateKey };
}

export function newSeed(): Uint8Array {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8_PREFIX.length);
}

/** `name+keyId+base64(type ‖ key)`: the spelling in which verifier keys are handed over. */
export function verifierText(key: Verifier): string {
  return `${key.name}+${Buffer.from(key.keyId).toString('hex')}+${Buffer.concat([Uint8Array.of(key.type), key.publicKey]).toString('base64')}`;
}

export function verifierFromText(text: string): Verifier {
  const [, name = '', id = '', material = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const bytes = Buffer.from(material, 'base64');
  if (bytes.length !== 33 || (bytes[0] !== 0x01 && bytes[0] !== 0x04)) throw new Error('not an Ed25519 verifier key');
  const key = verifier(name, bytes[0], bytes.subarray(1));
  if (Buffer.from(key.keyId).toString('hex') !== id) throw new Error('the verifier key and its id do not belong together');
  return key;
}

export function ed25519Sign(key: Signer, message: string | Uint8Array): Uint8Array {
  return sign(null, Buffer.from(message), key.privateKey);
}

export function ed25519Verify(key: Verifier, message: string | Uint8Array, signature: Uint8Array): boolean {
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, key.publicKey]), format: 'der', type: 'spki' });
  return signature.length === 64 && verify(null, Buffer.from(message), publicKey, signature);
}

export function signatureLine(key: Verifier, signature: Uint8Array): string {
  return `— ${key.name} ${Buffer.concat([key.keyId, signature]).toString('base64')}\n`;
}

export function formatNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`;
}

/** Throws on anything that is not a note; whether a signature is right is asked of each verifier apart. */
export function parseNote(note: string): Note {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) throw new Error('not a signed note: no blank line before the signatures');
  const lines = note.slice(cut + 2, -1).split('\n');
  return { text: note.slice(0, cut + 1), signatures: lines.map(parseSignatureLine) };
}

export function parseSignatureLine(line: string): SignatureLine {
  const [, name = '', encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length < 5) throw new Error(`not a signature line: ${line.slice(0, 60)}`);
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** The signatures that name this key; lines of unknown keys are not ours to judge. */
export function signaturesOf(note: Note, key: Verifier): Uint8Array[] {
  return note.signatures.filter((line) => line.name === key.name && Buffer.compare(line.keyId, key.keyId) === 0).map((line) => line.signature);
}
