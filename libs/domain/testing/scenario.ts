import type { Aggregate } from '../kernel/aggregate.js';
import type { Actor, Decision, FactMeta, FollowUp, Instant, StreamId } from '../kernel/types.js';
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
}

/** given (facts) / when (command) / then (facts or refusal) over the pure functions; knows no test framework. */
export function scenarioOf<S extends { status: string }, F extends { type: string }, C extends { type: string }>(
  aggregate: Aggregate<S, F, C>,
  options: ScenarioOptions,
) {
  const { stream, programme } = options;
  const metaOf = (version: number, actor: Actor, occurredAt: Instant): FactMeta => ({ stream, version, actor, occurredAt });
  const fold = (start: S, past: readonly Past<F>[], from: number, actor: Actor, at: Instant) =>
    past.reduce((state, each, index) => {
      const { fact, actor: by = actor, at: when = at } = 'fact' in each ? each : { fact: each };
      return aggregate.evolve(state, fact, metaOf(from + index + 1, by, when));
    }, start);

  const given = (...past: Past<F>[]) => {
    const before = fold(aggregate.initialState, past, 0, system, '2022-05-01T00:00:00.000Z');
    const when = (command: C, { actor, now, references = {} }: { actor: Actor; now: Instant; references?: { [stream: StreamId]: unknown } }) => {
      const decision = aggregate.decide(before, command, { stream, now, actor, programme, reference: (id) => references[id] });
      const facts = 'facts' in decision ? decision.facts : [];
      const state = fold(before, facts, past.length, actor, now);
      requireTransition(options.transitions, before.status, command.type, facts.length > 0 ? state.status : null);
      const followUps: FollowUp[] = facts.flatMap((fact, index) => aggregate.followUps(fact, state, metaOf(past.length + index + 1, actor, now), programme));
      return { decision, facts, state, followUps, waitingFor: aggregate.waitingFor(state, programme), ...answers(decision) };
    };
    return { state: before, waitingFor: aggregate.waitingFor(before, programme), when };
  };
  return { given };
}

function answers<F extends { type: string }>(decision: Decision<F>) {
  return {
    /** Exactly these facts in this order; of each, the fields that are named. */
    // biome-ignore lint/suspicious/noThenProperty: the word that specs read by; the answer is never awaited
    then(...expected: Expected<F>[]): void {
      if ('refusal' in decision) throw new Error(`expected ${expected.map((fact) => fact.type).join(', ')}, was refused: ${JSON.stringify(decision.refusal)}`);
      const types = decision.facts.map((fact) => fact.type);
      if (types.join() !== expected.map((fact) => fact.type).join())
        throw new Error(`expected ${expected.map((fact) => fact.type).join(', ')}, got ${types.join(', ')}`);
      for (const [index, wanted] of expected.entries()) requireFields(wanted, decision.facts[index]);
    },
    thenRefused(code: string, params: { [name: string]: unknown } = {}, field?: string): void {
      if (!('refusal' in decision)) throw new Error(`expected refusal ${code}, got ${decision.facts.map((fact) => fact.type).join(', ')}`);
      if (decision.refusal.code !== code) throw new Error(`expected refusal ${code}, got ${JSON.stringify(decision.refusal)}`);
      requireFields(params, decision.refusal.params ?? {});
      if (field !== undefined && decision.refusal.field !== field) throw new Error(`expected refusal at ${field}, got ${decision.refusal.field}`);
    },
  };
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
