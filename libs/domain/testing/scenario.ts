import type { Aggregate } from '../kernel/aggregate.js';
import type { RefusalCode } from '../kernel/refusal-codes.js';
import type { Actor, Decision, FactMeta, FollowUp, Instant, StreamId, Waiting } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';
import { system } from './actors.js';

/** A fact of the past; with its actor or instant where they matter. */
export type Past<F> = F | { fact: F; actor?: Actor; at?: Instant };
type Expected<F> = F extends { type: string } ? { type: F['type'] } & Partial<F> : never;
type Transitions = { readonly [status: string]: { readonly [command: string]: readonly string[] | undefined } };

export interface ScenarioOptions {
  stream: StreamId;
  programme: Programme;
  /** With it every decision is checked: a status that the table does not allow fails the spec. */
  transitions?: Transitions;
  /** States of other streams, for every command of the spec. */
  references?: { [stream: StreamId]: unknown };
}

interface By {
  actor: Actor;
  now: Instant;
  references?: { [stream: StreamId]: unknown };
}

/** given (facts) / when (command) / then (facts or refusal) over the pure functions; knows no test framework. */
export function scenarioOf<S extends { status: string }, F extends { type: string }, C extends { type: string }>(
  aggregate: Aggregate<S, F, C>,
  options: ScenarioOptions,
) {
  return { given: (...past: Past<F>[]) => new Scenario(aggregate, options, aggregate.initialState, 0).given(...past) };
}

class Scenario<S extends { status: string }, F extends { type: string }, C extends { type: string }> {
  readonly waitingFor: Waiting<C>;

  constructor(
    private readonly aggregate: Aggregate<S, F, C>,
    private readonly options: ScenarioOptions,
    readonly state: S,
    private readonly version: number,
  ) {
    this.waitingFor = aggregate.waitingFor(state, options.programme);
  }

  given(...past: Past<F>[]): Scenario<S, F, C> {
    const { state, version } = past.reduce<{ state: S; version: number }>(
      (before, each) => {
        const { fact, meta } = this.told(each, before.version + 1);
        return { state: this.aggregate.evolve(before.state, fact, meta), version: meta.version };
      },
      { state: this.state, version: this.version },
    );
    return new Scenario(this.aggregate, this.options, state, version);
  }

  when(command: C, by: By): Answer<S, F, C> {
    const { stream, programme, references, transitions } = this.options;
    const known: By['references'] = { ...references, ...by.references };
    const context = { stream, now: by.now, actor: by.actor, programme, reference: (id: StreamId) => known[id] };
    const decision = this.aggregate.decide(this.state, command, context);
    const facts = 'facts' in decision ? decision.facts : [];
    const past = facts.map((fact) => ({ fact, actor: by.actor, at: by.now }));
    const after = this.given(...past);
    requireTransition(transitions, this.state.status, command.type, facts.length > 0 ? after.state.status : null);
    const followUps = past.flatMap((each, index) => this.asks(after.state, each, this.version + index + 1));
    return new Answer(decision, after, followUps);
  }

  /** What this fact, coming next, asks of others. */
  followUps(fact: Past<F>): FollowUp[] {
    return this.asks(this.given(fact).state, fact, this.version + 1);
  }

  private asks(state: S, past: Past<F>, version: number): FollowUp[] {
    const { fact, meta } = this.told(past, version);
    return this.aggregate.followUps(fact, state, meta, this.options.programme);
  }

  private told(past: Past<F>, version: number): { fact: F; meta: FactMeta } {
    const { fact, actor = system, at = '2022-05-01T00:00:00.000Z' } = 'fact' in past ? past : { fact: past };
    return { fact, meta: { stream: this.options.stream, version, actor, occurredAt: at } };
  }
}

class Answer<S extends { status: string }, F extends { type: string }, C extends { type: string }> {
  constructor(
    readonly decision: Decision<F>,
    private readonly after: Scenario<S, F, C>,
    readonly followUps: FollowUp[],
  ) {}

  get facts(): F[] {
    return 'facts' in this.decision ? this.decision.facts : [];
  }

  get state(): S {
    return this.after.state;
  }

  get waitingFor(): Waiting<C> {
    return this.after.waitingFor;
  }

  /** Exactly these facts in this order; of each, the fields that are named. */
  // biome-ignore lint/suspicious/noThenProperty: the word that specs read by; the answer is never awaited
  then(...expected: Expected<F>[]): Scenario<S, F, C> {
    this.thenTypes(...expected.map((fact) => fact.type));
    for (const [index, wanted] of expected.entries()) requireFields(wanted, this.facts[index]);
    return this.after;
  }

  /** These facts and nothing more in them. */
  thenExactly(...expected: F[]): Scenario<S, F, C> {
    if (ordered(this.facts) !== ordered(expected)) throw new Error(`expected ${ordered(expected)}, got ${ordered(this.decision)}`);
    return this.after;
  }

  thenTypes(...types: F['type'][]): Scenario<S, F, C> {
    if ('refusal' in this.decision) throw new Error(`expected ${types.join(', ')}, was refused: ${JSON.stringify(this.decision.refusal)}`);
    const got = this.facts.map((fact) => fact.type);
    if (got.join() !== types.join()) throw new Error(`expected ${types.join(', ')}, got ${got.join(', ')}`);
    return this.after;
  }

  thenRefused(code: RefusalCode, params: { [name: string]: unknown } = {}, field?: string): void {
    if (!('refusal' in this.decision)) throw new Error(`expected refusal ${code}, got ${this.facts.map((fact) => fact.type).join(', ')}`);
    const { refusal } = this.decision;
    if (refusal.code !== code) throw new Error(`expected refusal ${code}, got ${JSON.stringify(refusal)}`);
    requireFields(params, refusal.params ?? {});
    if (refusal.field !== field) throw new Error(`expected refusal at ${field}, got ${refusal.field}`);
  }
}

function requireFields(wanted: object, actual: object | undefined): void {
  for (const [name, value] of Object.entries(wanted)) {
    const got = (actual as { [name: string]: unknown } | undefined)?.[name];
    if (ordered(got) !== ordered(value)) throw new Error(`expected ${name} = ${ordered(value)}, got ${ordered(got)}`);
  }
}

function requireTransition(transitions: Transitions | undefined, from: string, command: string, to: string | null): void {
  if (!transitions || to === null || transitions[from]?.[command]?.includes(to)) return;
  throw new Error(`the table of transitions does not lead from ${from} by ${command} to ${to}`);
}

/** JSON with sorted keys: order of fields is no difference. */
function ordered(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
    ) ?? 'undefined'
  );
}
