import { expect } from 'vitest';
import type { Aggregate } from '../kernel/aggregate.js';
import type { RefusalCode } from '../kernel/refusal-codes.js';
import type { Actor, Decision, FactMeta, FollowUp, Instant, StreamId, Waiting } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';

interface Stage<S extends { status: string }, F extends { type: string }, C extends { type: string }> {
  aggregate: Aggregate<S, F, C>;
  stream: StreamId;
  programme: Programme;
  /** Status → command → statuses; with it every recorded answer is held against the table. */
  transitions?: { readonly [status: string]: { readonly [command: string]: readonly string[] | undefined } };
  /** States of other streams. */
  others?: Record<StreamId, unknown>;
}

/** Given facts, when a command, then facts or a refusal: no store, no clock, no mock. */
export class Scenario<S extends { status: string }, F extends { type: string }, C extends { type: string }> {
  constructor(
    private readonly stage: Stage<S, F, C>,
    readonly state: S = stage.aggregate.initialState,
    private readonly version = 0,
  ) {}

  given(meta: { actor: Actor; occurredAt: Instant }, ...facts: F[]): Scenario<S, F, C> {
    return facts.reduce<Scenario<S, F, C>>((so, fact) => so.after(fact, meta), this);
  }

  when(command: C, by: Actor, now: Instant): Answer<S, F, C> {
    const { aggregate, stream, programme, others = {} } = this.stage;
    const reference = (of: StreamId) => others[of];
    return new Answer(this, command.type, aggregate.decide(this.state, command, { stream, now, actor: by, programme, reference }), {
      actor: by,
      occurredAt: now,
    });
  }

  waitingFor(): Waiting<C> {
    return this.stage.aggregate.waitingFor(this.state, this.stage.programme);
  }

  followUps(fact: F, meta: { actor: Actor; occurredAt: Instant }): FollowUp[] {
    const after = this.after(fact, meta);
    return this.stage.aggregate.followUps(fact, after.state, { stream: this.stage.stream, version: after.version, ...meta }, this.stage.programme);
  }

  /** The status this scenario came to by `command` is one that the table names. */
  expectAllowed(command: C['type'], from: string): this {
    const { transitions } = this.stage;
    if (transitions) expect(transitions[from]?.[command], `${from} —${command}→ ${this.state.status}`).toContain(this.state.status);
    return this;
  }

  private after(fact: F, meta: { actor: Actor; occurredAt: Instant }): Scenario<S, F, C> {
    const { aggregate, stream } = this.stage;
    const at: FactMeta = { stream, version: this.version + 1, ...meta };
    return new Scenario(this.stage, aggregate.evolve(this.state, fact, at), this.version + 1);
  }
}

export class Answer<S extends { status: string }, F extends { type: string }, C extends { type: string }> {
  constructor(
    private readonly before: Scenario<S, F, C>,
    private readonly command: C['type'],
    private readonly decision: Decision<F>,
    private readonly meta: { actor: Actor; occurredAt: Instant },
  ) {}

  // biome-ignore lint/suspicious/noThenProperty: the specs read given, when, then; nothing awaits this object
  then(...facts: F[]): Scenario<S, F, C> {
    expect(this.decision).toEqual({ facts });
    return this.before.given(this.meta, ...facts).expectAllowed(this.command, this.before.state.status);
  }

  thenTypes(...types: F['type'][]): Scenario<S, F, C> {
    expect('facts' in this.decision ? this.decision.facts.map((fact) => fact.type) : this.decision).toEqual(types);
    return this.before.given(this.meta, ...('facts' in this.decision ? this.decision.facts : [])).expectAllowed(this.command, this.before.state.status);
  }

  thenRefused(code: RefusalCode, field?: string): void {
    expect('refusal' in this.decision ? { code: this.decision.refusal.code, field: this.decision.refusal.field } : this.decision).toEqual({ code, field });
  }
}
