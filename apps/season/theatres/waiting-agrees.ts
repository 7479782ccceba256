import { aggregateOf } from '#libs/domain/registry';
import type { Rehearsal } from '#libs/domain/rehearsal/rehearsal';
import type { RehearsedFact } from '#libs/domain/rehearsal/types';
import type { Programme } from '#libs/domain/programmes/programme';
import { PROCESSES_AGREE } from '../invariants/processes.js';
import type { Violation } from '../invariants/log.js';

/** There are no processes in a rehearsal; what stands in for them, state and armed dues, must be what the facts alone say. */
export function waitingAgrees(rehearsal: Rehearsal, programme: Programme): Violation[] {
  const facts = new Map<string, RehearsedFact[]>();
  for (const fact of rehearsal.facts()) facts.set(fact.stream, [...(facts.get(fact.stream) ?? []), fact]);
  const armed = new Map<string, string[]>();
  for (const { stream, due } of rehearsal.dues()) armed.set(stream, [...(armed.get(stream) ?? []), `${due.no} ${due.at}`]);
  return [...facts].flatMap(([stream, own]) => {
    const aggregate = aggregateOf(stream);
    const state = own.reduce((before, fact) => aggregate.evolve(before, { type: fact.type, ...fact.payload }, fact), aggregate.initialState);
    const waiting = aggregate.waitingFor(state, programme).due.map((due) => `${due.no} ${due.at}`);
    const same = waiting.sort().join() === (armed.get(stream) ?? []).sort().join() && JSON.stringify(state) === JSON.stringify(rehearsal.state(stream));
    return same
      ? []
      : [
          {
            invariant: PROCESSES_AGREE,
            stream,
            detail: `waits for ${(armed.get(stream) ?? []).join(', ') || 'nothing'}, its facts say ${waiting.join(', ') || 'nothing'}`,
          },
        ];
  });
}
