import type { Actor, Due, Instant, Refusal, StreamId } from './kernel/types.js';
import type { Programme } from './programmes/programme.js';
import { createRehearsal, type Rehearsal } from './rehearsal/rehearsal.js';
import type { AnyCommand } from './rehearsal/types.js';

export interface PreviewedState {
  stream: StreamId;
  version: number;
  state: { status: string };
}

export interface AmendmentInput {
  programme: Programme;
  now: Instant;
  actor: Actor;
  /** Whose calendar it is. */
  stream: StreamId;
  command: AnyCommand;
  /** The season or campaign itself and all its members. */
  states: readonly PreviewedState[];
}

export interface AffectedStream {
  stream: StreamId;
  facts: string[];
  before: { status: string; dues: Due<AnyCommand>[]; nextAt: Instant | null };
  after: { status: string; dues: Due<AnyCommand>[]; nextAt: Instant | null };
}

export type AmendmentPreview =
  | { refusal: Refusal }
  | {
      /** Every stream that would get a fact, ordered by id, the amended one included. */
      affected: AffectedStream[];
      /** Asked, and would say no. */
      declined: { stream: StreamId; command: string; refusal: Refusal }[];
      untouched: number;
    };

/**
 * What an amended calendar would do: the amendment itself, played on the states as they stand, by the functions that the
 * transaction will use. Nothing is written; the same set moves when it is done, unless someone acts in between.
 */
export function previewAmendment({ programme, now, actor, stream, command, states }: AmendmentInput): AmendmentPreview {
  const fork = createRehearsal({ programme, startAt: now });
  for (const each of states) fork.adopt(each.stream, each.version, each.state);
  const before = new Map(states.map((each) => [each.stream, standing(fork, each.stream)]));

  const outcome = fork.send({ commandId: 'preview', stream, command, actor });
  if (outcome.kind === 'refused') return { refusal: outcome.refusal };

  const told = new Map<StreamId, string[]>();
  for (const fact of fork.facts()) told.set(fact.stream, [...(told.get(fact.stream) ?? []), fact.type]);
  const affected = [...told]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([of, facts]) => ({ stream: of, facts, before: before.get(of) ?? NOTHING, after: standing(fork, of) }));
  const declined = fork.refusals().map((each) => ({ stream: each.stream, command: each.command, refusal: each.refusal }));
  return { affected, declined, untouched: states.filter((each) => !told.has(each.stream)).length };
}

const NOTHING: AffectedStream['before'] = { status: 'none', dues: [], nextAt: null };

function standing(fork: Rehearsal, stream: StreamId): AffectedStream['before'] {
  const dues = fork.duesOf(stream).map((each) => each.due);
  return { status: fork.state(stream).status, dues, nextAt: dues.map((due) => due.at).sort()[0] ?? null };
}
