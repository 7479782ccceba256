import type { RefusalCode } from '#libs/domain/kernel/refusal-codes';
import type { Instant, Role, StreamId } from '#libs/domain/kernel/types';

/** One who acts in a play: an account over HTTP, an actor in the rehearsal. */
export interface Performer {
  account: string;
  role: Role;
  authority?: string;
  organisation?: string;
}

export type Command = { type: string } & Record<string, unknown>;
export type Form = Record<string, unknown>;

export interface SendOptions {
  /** Refusals that belong to the play; any other one stops it, because the facts after it would be other facts. */
  expect?: readonly RefusalCode[];
}

export type Answer = { recorded: true; facts: string[] } | { recorded: false; code: string };

export interface Scene {
  name: string;
  play(): Promise<void>;
}

/** Scenes of one act may be spread over days where time is virtual; where it is real they are played as fast as it goes. */
export interface Span {
  from: Instant;
  until: Instant;
}

/** Called between scenes: where work falls behind its deadline, the ministry moves the deadline, as it may. */
export type Interlude = (progress: { done: number; all: number }) => Promise<void>;

/**
 * Where a play is given. The script knows nothing else of the world: over HTTP these are signed-in people and polls,
 * in the rehearsal the pure functions and a virtual clock.
 */
export interface Theatre {
  now(): Instant;
  sleepUntil(at: Instant): Promise<void>;
  /** Scenes independent of each other, a few at a time. */
  together(scenes: Scene[], span?: Span | null, interlude?: Interlude): Promise<void>;
  send(by: Performer, stream: StreamId, command: Command, options?: SendOptions): Promise<Answer>;
  /** Fills the draft of the stream's form; nothing is filed yet. */
  draft(by: Performer, stream: StreamId, form: Form): Promise<void>;
  /** Files what the draft holds: submitApplication or submitEvaluation. */
  file(by: Performer, stream: StreamId, options?: SendOptions): Promise<Answer>;
  /** A member of the public objects; without a name it is kept as a tip. */
  object(stream: StreamId, objection: Objection): Promise<Answer>;
  /** Follow-ups arrive a little later: waits until all that these streams asked of others is done. */
  quiet(streams: readonly StreamId[]): Promise<void>;
  /** What the clock does comes a little later: waits until the stream holds a fact of this type (the `count`th of it). */
  happened(stream: StreamId, factType: string, count?: number): Promise<void>;
}

export interface Objection {
  objectionId: string;
  by: 'person' | 'organisation';
  name: string;
  contact: string;
  evidence: string[];
  statement: string;
  sealed: boolean;
}
