import type { ResourceFacts } from '#libs/domain/kernel/aggregate';
import type { Actor, Cause, Instant, Refusal, StreamId } from '#libs/domain/kernel/types';

/** A personal value kept beside the log: the fact holds only `commit = HMAC-SHA256(salt, field ‖ 0x00 ‖ value)` in hex. */
export interface PersonalValue {
  subject: StreamId;
  field: string;
  value: string;
  salt: Uint8Array;
}

/** One command on its way into the transaction. */
export interface CommandEnvelope {
  /** A person's Idempotency-Key, or derived: `close/{stream}/{no}`, `follow/{stream}@{version}/{n}[/{member}]`. */
  commandId: string;
  stream: StreamId;
  command: { type: string } & Record<string, unknown>;
  actor: Actor;
  cause: Cause;
  /** Arrival at the API for people; omitted for the system, which is decided on PostgreSQL's clock. */
  receivedAt?: Instant;
  /** Hash of what the caller sent (not of what the edge added); the same commandId with another hash is a conflict. */
  bodyHash: string;
  /** If-Match: refused as stale when the stream has moved on. */
  expectedVersion?: number;
  personalValues?: PersonalValue[];
  /** May this actor at all? Asked under the lock, before a word is said of the stream (null: it has no fact); a no is thrown and leaves nothing. */
  permit?(resource: ResourceFacts | null): void;
}

export type CommandOutcome =
  | { kind: 'recorded'; stream: StreamId; version: number; facts: { type: string; version: number }[]; alreadyRecorded: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'conflict'; code: 'COMMAND_ID_REUSED' | 'STALE_VERSION'; version: number };
