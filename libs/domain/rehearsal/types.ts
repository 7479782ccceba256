import type { AnyAggregate } from '../registry.js';
import type { Actor, Cause, Due, FollowUp, Instant, Refusal, StreamId } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';

export type AnyCommand = { type: string } & Record<string, unknown>;

export interface RehearsalOptions {
  programme: Programme;
  startAt: Instant;
  /** What the facts name as their programme; default `{id}@{version}`. */
  programmeName?: string;
  /** The aggregates of the play; the registry's where nothing is given. */
  aggregateOf?: (stream: StreamId) => AnyAggregate;
}

export interface RehearsedCommand {
  commandId: string;
  stream: StreamId;
  command: AnyCommand;
  actor: Actor;
  expectedVersion?: number;
}

/** The shape of the transaction's answer. */
export type RehearsedOutcome =
  | { kind: 'recorded'; stream: StreamId; version: number; facts: { type: string; version: number }[]; alreadyRecorded: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'conflict'; code: 'COMMAND_ID_REUSED' | 'STALE_VERSION'; version: number };

/** A line of an exported log, without the hashes. */
export interface RehearsedFact {
  stream: StreamId;
  version: number;
  type: string;
  payload: Record<string, unknown>;
  commandId: string;
  actor: Actor;
  cause: Cause;
  occurredAt: Instant;
  recordedAt: Instant;
  programme: string;
}

export interface RehearsedDue {
  stream: StreamId;
  due: Due<AnyCommand>;
  /** When the stream's own timer fires. */
  ownAt: Instant;
}

export interface RehearsedNotice {
  of: string;
  at: Instant;
  notice: Extract<FollowUp, { kind: 'notice' }>;
}

/** A "no" to the clock or to a follow-up: an answer, worth reading, never repeated by itself. */
export interface RehearsedRefusal {
  at: Instant;
  commandId: string;
  stream: StreamId;
  command: string;
  refusal: Refusal;
}
