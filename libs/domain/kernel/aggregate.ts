import type { Programme } from '../programmes/programme.js';
import type { Actor, Decision, FactMeta, FanOutOver, FollowUp, Instant, StreamId, StreamKind, Waiting } from './types.js';

/** All that a decision may look at besides state and command. `now` is the arrival instant of a person's command. */
export interface DecideContext {
  stream: StreamId;
  now: Instant;
  actor: Actor;
  programme: Programme;
  /** States of other streams named by `references` and `referencesOfState`, locked against change until the transaction ends. */
  reference(stream: StreamId): unknown;
}

/**
 * One kind of stream. Everything here is pure: no clock, no random, no I/O. The transaction (libs/engine), the
 * rehearsal, recomputation and the console's "what may I do now" all call these functions and no others.
 */
export interface Aggregate<S, F extends { type: string }, C extends { type: string }> {
  kind: StreamKind;
  initialState: S;
  /** Every fact type this aggregate has ever written; a fact outside it stops the fold instead of being skipped. */
  factTypes: readonly F['type'][];
  commandTypes: readonly C['type'][];
  references(command: C, stream: StreamId): StreamId[];
  /** Others that only the state names: read once this stream is locked, before the decision. Absent: none. */
  referencesOfState?(state: S, command: C): StreamId[];
  decide(state: S, command: C, context: DecideContext): Decision<F>;
  evolve(state: S, fact: F, meta: FactMeta): S;
  waitingFor(state: S, programme: Programme): Waiting<C>;
  /** Of one fact, with the state after it. */
  followUps(fact: F, state: S, meta: FactMeta, programme: Programme): FollowUp[];
  /** Which group a fan-out finds this stream by: the season, campaign or title register. */
  groupOf(state: S): string;
  /** What a member of a fan-out is told; null leaves it out. Default: the fan-out's command, to the member itself. */
  fanOutTo?(
    over: FanOutOver,
    command: { type: string } & Record<string, unknown>,
    member: StreamId,
    state: S,
  ): { stream: StreamId; command: { type: string } & Record<string, unknown> } | null;
  /** Who may see and act: read by `can`. */
  resourceOf(state: S): ResourceFacts;
}

export interface ResourceFacts {
  authority?: string;
  organisation?: string;
  experts?: string[];
  /** Drafts and other things that only their owner knows of. */
  private?: boolean;
  /** On a list that anybody can read (公示, 公布): that it exists is no secret any more, and an objection is open to all. */
  public?: boolean;
}
