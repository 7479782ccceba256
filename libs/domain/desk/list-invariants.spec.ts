import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BATCH_4 } from '../programmes/batch-4.js';
import { CATEGORIES } from '../programmes/programme.js';
import { province, system } from '../testing/actors.js';
import { deskAggregate } from './aggregate.js';
import type { DeskCommand } from './commands.js';
import { rankedApplications } from './decide/of.js';
import type { DeskState, OpenedDesk } from './state.js';

const DATES = { provinceReviewClosesAt: BATCH_4.calendar.provinceReviewClosesAt, dispatchClosesAt: BATCH_4.calendar.dispatchClosesAt };
const CANDIDATES = CATEGORIES.flatMap((category) =>
  Array.from({ length: 12 }, (_, index) => ({ id: `${category}-${index}`, category, subjectCode: `S-${index % 11}` })),
);
const candidateOf = (id: string) => CANDIDATES.find((each) => each.id === id);

const applicationId = fc.constantFrom(...CANDIDATES.map((each) => each.id));
const command: fc.Arbitrary<DeskCommand> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('recommendApplication' as const), applicationId }) },
  fc.record({ type: fc.constant('moveRecommendation' as const), applicationId, toRank: fc.integer({ min: -1, max: 13 }) }),
  fc.record({ type: fc.constant('removeRecommendation' as const), applicationId, reason: fc.constant('重新排序') }),
  fc.record({ type: fc.constant('releaseRecommendation' as const), applicationId, reason: fc.constant('withdrawn') }),
);

function play(commands: DeskCommand[]): OpenedDesk {
  const start: DeskState = { status: 'none' };
  const open: DeskCommand = { type: 'openDesk', season: 'batch-4', authority: '32', dates: DATES, settleSeconds: 120, spreadSeconds: 600 };
  const end = [open, ...commands].reduce<DeskState>((state, each) => {
    const actor = each.type === 'releaseRecommendation' || each.type === 'openDesk' ? system : province;
    const reference = (stream: string) => ({
      status: 'provincePassed',
      season: 'batch-4',
      authority: '32',
      submittedBy: 'applicant-1',
      organisation: 'org-1',
      ...candidateOf(stream.slice('application/'.length)),
    });
    const decision = deskAggregate.decide(state, each, { stream: 'desk/batch-4/32', now: '2022-05-20T02:00:00.000Z', actor, programme: BATCH_4, reference });
    if ('refusal' in decision) return state;
    return decision.facts.reduce<DeskState>(
      (before, fact) => deskAggregate.evolve(before, fact, { stream: 'desk/batch-4/32', version: 1, actor, occurredAt: '2022-05-20T02:00:00.000Z' }),
      state,
    );
  }, start);
  if (end.status === 'none') throw new Error('the desk did not open');
  return end;
}

it('never lists more than the quota, nobody twice, no subject twice in a category, and ranks 1..n in each category, whatever is done to it', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 120, size: 'max' }), (commands) => {
      const listed = rankedApplications(play(commands));
      expect(new Set(listed.map((each) => each.applicationId)).size).toBe(listed.length);
      for (const category of CATEGORIES) {
        const subjects = listed.filter((each) => each.category === category).map((each) => candidateOf(each.applicationId)?.subjectCode);
        expect(new Set(subjects).size).toBe(subjects.length);
        const ranks = listed.filter((each) => each.category === category).map((each) => each.rank);
        expect(ranks.length).toBeLessThanOrEqual(BATCH_4.quotas.province[category]);
        expect(ranks).toEqual(ranks.map((_, index) => index + 1));
      }
    }),
    { seed: 20220531, numRuns: 200 },
  );
});
