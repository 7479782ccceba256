import { describe, expect, it } from 'vitest';
import { evaluationAggregate } from './aggregate.js';
import { EVALUATION_STATUSES, type EvaluationState } from './state.js';
import { EVALUATION_TRANSITIONS } from './transitions.js';
import { EVALUATION_STAGES } from './waiting-for.js';

type Status = EvaluationState['status'];

const targets = (status: Status): Status[] => Object.values(EVALUATION_TRANSITIONS[status]).flat();

function reachable(from: Status, seen = new Set<Status>()): Set<Status> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const target of targets(from)) reachable(target, seen);
  return seen;
}

describe('the table of transitions', () => {
  it('reaches every status from none', () => {
    expect([...reachable('none')].sort()).toEqual(['none', ...EVALUATION_STATUSES].sort());
  });

  it('gives every command a place', () => {
    const used = new Set(Object.values(EVALUATION_TRANSITIONS).flatMap((row) => Object.keys(row)));
    expect([...used].sort()).toEqual([...evaluationAggregate.commandTypes].sort());
  });

  it('has no way out of what is final', () => {
    expect(EVALUATION_STATUSES.filter((status) => targets(status).length === 0)).toEqual(['titleLapsed', 'passed', 'finalNotPassed', 'finalNotPassedOverdue']);
  });

  it('goes through each stage of the deck', () => {
    expect(new Set(EVALUATION_STATUSES.map((status) => EVALUATION_STAGES[status]))).toEqual(
      new Set(['fill', 'provinceReview', 'ministryReview', 'explanation', 'atRest']),
    );
  });

  it('lets the clock fail only who still has something to file', () => {
    expect(EVALUATION_STATUSES.filter((status) => EVALUATION_TRANSITIONS[status].failOverdue)).toEqual(['notStarted', 'returned']);
  });
});
