import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LoggedFact } from './log.js';

export interface ChainedLine extends LoggedFact {
  programme: string;
  prev: string;
  hash: string;
}

/**
 * The chain once more, by another hand than the store's: hash = SHA-256(0x00 ‖ RFC 8785 of the line without its hash),
 * `prev` = the hash of the version before, of version 1 = the hash of origin and stream. Null where it holds.
 */
export function firstBrokenLink(lines: readonly ChainedLine[], origin: string): string | null {
  const heads = new Map<string, string>();
  for (const { hash, ...line } of lines) {
    const expected = heads.get(line.stream) ?? leaf({ v: 1, origin, stream: line.stream });
    const where = `${line.stream}@${line.version}`;
    if (line.prev !== expected) return `${where} does not link to what stands before it`;
    if (leaf({ v: 1, ...line }) !== hash) return `${where} is not what its hash was made of`;
    heads.set(line.stream, hash);
  }
  return null;
}

function leaf(value: object): string {
  return createHash('sha256')
    .update(Buffer.of(0))
    .update(canonicalize(value) ?? '')
    .digest('hex');
}
