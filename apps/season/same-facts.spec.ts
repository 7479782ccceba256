import { expect, it } from 'vitest';
import { goodLog, changed, without } from './invariants/hand-made.js';
import { logOf, type LoggedFact } from './invariants/log.js';
import { toldByStream } from './same-facts.js';

const told = (facts = goodLog()) => toldByStream(logOf(facts), null);

it('calls two logs the same that differ in instants, days, hashes and numbers alone', () => {
  const one = changed(goodLog(), 'application/a', 'ApplicationSubmitted', () => ({
    payload: { at: '2022-05-15T00:00:00.000Z', on: '2022-05-15', contentHash: 'a'.repeat(64), no: 'FWZZ-2022-B4-ENT-32-0007' },
  }));
  const other = changed(goodLog(), 'application/a', 'ApplicationSubmitted', () => ({
    payload: { on: '2026-01-02', at: '2026-01-02T03:04:05.678Z', contentHash: 'b'.repeat(64), no: 'FWZZ-2022-B4-ENT-32-0912' },
    occurredAt: '2026-01-02T03:04:05.678Z',
  }));

  expect(told(one)).toEqual(told(other));
});

it('tells a missing fact, another word, another actor and another cause', () => {
  expect(told(without(goodLog(), 'application/a', 'ProvinceReviewStarted'))).not.toEqual(told());
  expect(told(changed(goodLog(), 'evaluation/c/1', 'EvaluationPassed', () => ({ payload: { score: '81' } })))).not.toEqual(told());
  expect(told(changed(goodLog(), 'evaluation/c/1', 'EvaluationPassed', () => ({ actor: { id: 'other', role: 'ministry' } })))).not.toEqual(told());
  expect(told(changed(goodLog(), 'evaluation/c/2', 'EvaluationFailedOverdue', () => ({ cause: { kind: 'command' } })))).not.toEqual(told());
});

/** Two applications and their desk; the first of the two ids got the place. */
function raced(winner: string, loser: string): LoggedFact[] {
  const line = (stream: string, type: string, payload: Record<string, unknown>, actor = 'someone') => ({
    stream,
    version: 1,
    type,
    payload,
    commandId: `${stream}/${type}`,
    actor: { id: actor, role: 'province' },
    cause: { kind: 'command' },
    occurredAt: '2022-05-01T00:00:00.000Z',
    recordedAt: '2022-05-01T00:00:00.000Z',
  });
  return [
    ...[winner, loser].map((id) =>
      line(`application/${id}`, 'ApplicationStarted', { organisation: `org-${id}`, unitName: `样例·${id}`, subjectCode: `91${id}` }),
    ),
    line('desk/s/32', 'RecommendationAdded', { applicationId: winner, category: 'enterprise', rank: 10 }, `recommender-of-${winner}`),
    line(`application/${winner}`, 'ApplicationRecommended', { by: `recommender-of-${winner}` }),
    line(`application/${loser}`, 'ApplicationNotRecommended', { reason: 'packageSealed' }),
  ];
}

it('calls the two racers by the outcome, whoever won', () => {
  const one = toldByStream(logOf(raced('m-32-001', 'm-32-002')), { winner: 'm-32-001', loser: 'm-32-002' });
  const other = toldByStream(logOf(raced('m-32-002', 'm-32-001')), { winner: 'm-32-002', loser: 'm-32-001' });

  expect(other).toEqual(one);
  expect([...one.keys()]).toEqual(['application/the-winner', 'application/the-loser', 'desk/s/32']);
});
