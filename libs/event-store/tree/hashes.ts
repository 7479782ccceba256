import { createHash } from 'node:crypto';

/** A SHA-256 value, 32 bytes. Leaves, nodes and roots of the log are all of this shape (RFC 6962 §2.1). */
export type Hash = Uint8Array;

export const EMPTY_ROOT: Hash = createHash('sha256').digest();

export function leafHash(entry: Uint8Array): Hash {
  return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

export const sameHash = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0;
export const toBase64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');

/** Refuses what is not exactly 32 bytes in standard base64: a proof line with anything else is no proof. */
export function hashFromBase64(text: string): Hash {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text) throw new Error(`not a base64 SHA-256 value: ${text.slice(0, 60)}`);
  return bytes;
}
