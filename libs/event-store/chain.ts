import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, Cause, Instant, Json, StreamId } from '#libs/domain/kernel/types';

/** All that a fact's hash covers; `prev` is the hash of version − 1 in hex. */
export interface HashedFact {
  stream: StreamId;
  version: number;
  type: string;
  payload: { [name: string]: Json | undefined };
  commandId: string;
  actor: Actor;
  cause: Cause;
  occurredAt: Instant;
  recordedAt: Instant;
  /** Content hash of the programme version the stream ran on. */
  programme: string;
  prev: string;
}

export const INSTANT_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** RFC 8785 text of a plain JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without JSON has no canonical form');
  return text;
}

/** The 0x00 in front makes this hash at once the RFC 6962 leaf of the whole log's tree: chain and tree cannot disagree. */
function leafHash(canonical: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(canonical, 'utf8').digest();
}

export const sha256Hex = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** What version 1 links to: it binds a stream to the log in which it began. */
export function firstLink(origin: string, stream: StreamId): Buffer {
  return leafHash(canonicalJson({ v: 1, origin, stream }));
}

export function factBytes(fact: HashedFact): string {
  const { stream, version, type, payload, commandId, actor, cause, occurredAt, recordedAt, programme, prev } = fact;
  return canonicalJson({ v: 1, stream, version, type, payload, commandId, actor, cause, occurredAt, recordedAt, programme, prev });
}

export function factHash(fact: HashedFact): Buffer {
  return leafHash(factBytes(fact));
}
