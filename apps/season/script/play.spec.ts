import { describe, expect, it } from 'vitest';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { dayOf } from '#libs/domain/kernel/instants';
import { firstBrokenLink } from '../invariants/chain.js';
import { checkInvariants } from '../invariants/check.js';
import { chained, REHEARSAL_ORIGIN } from '../rehearsed-log.js';
import { applicationCounts, evaluationCounts, logOfPlay } from '../report.js';
import { RehearsalTheatre } from '../theatres/rehearsal-theatre.js';
import { waitingAgrees } from '../theatres/waiting-agrees.js';
import { cast } from './cast.js';
import { play } from './play.js';
import { compressedTimetable, nationalTimetable } from './timetable.js';

async function rehearsed(seed: number, national = true) {
  const plan = cast(BATCH_4, { seed, size: 'small', mark: 'm' });
  const start = national ? '2022-04-14T02:00:00.000Z' : '2026-03-02T02:00:00.000Z';
  const theatre = new RehearsalTheatre(BATCH_4, start);
  const tally = await play({ theatre, plan, programme: BATCH_4, timetable: national ? nationalTimetable(BATCH_4) : compressedTimetable('small') });
  const facts = theatre.rehearsal.facts();
  return { plan, theatre, tally, facts, log: logOfPlay([...facts], plan) };
}

describe('a small season in rehearsal', () => {
  it('shows every way a case can go, and violates nothing', async () => {
    const { log, tally, theatre } = await rehearsed(4);
    const applications = applicationCounts(log, tally.refusedByQuota);

    for (const count of Object.values(applications)) expect(count).toBeGreaterThanOrEqual(1);
    expect(evaluationCounts(log)).toMatchObject({ wronglyFailed: 0, missed: 0 });
    for (const field of ['submitted', 'specialCases', 'passed', 'notPassed', 'notPassedOverdue'] as const)
      expect(evaluationCounts(log)[field]).toBeGreaterThanOrEqual(1);
    expect(checkInvariants(log).violated).toEqual([]);
    expect(waitingAgrees(theatre.rehearsal, BATCH_4)).toEqual([]);
  });

  it('holds the acts that the story needs', async () => {
    const { facts, tally } = await rehearsed(4);
    const types = new Set(facts.map((fact) => fact.type));

    for (const type of [
      'ExpertRecused',
      'FormalQueryAnswered',
      'FormalCheckFailed',
      'SiteVisitReported',
      'SiteVisitWaived',
      'ObjectionUpheld',
      'ObjectionRejected',
      'TipReceived',
      'SeasonCalendarAmended',
      'CampaignCalendarAmended',
      'TitleRevoked',
      'ResultUpheld',
      'RecommendationRemoved',
      'RecommendationMoved',
    ])
      expect(types).toContain(type);
    expect(tally.refusedTooLate).toBe(1);
    expect(tally.race).not.toBeNull();
    expect(new Set(facts.filter((fact) => fact.type === 'ApplicationLapsed').map((fact) => fact.payload.deadline))).toEqual(
      new Set(['fill', 'correction', 'provinceReview', 'dispatch']),
    );
  });

  it('announces what an objection held out in a second round', async () => {
    const { facts } = await rehearsed(4);

    expect(facts.filter((fact) => fact.type === 'ResultsAnnounced').map((fact) => fact.payload.round)).toEqual([1, 2]);
    expect(facts.filter((fact) => fact.type === 'ApplicationAnnounced' && dayOf(fact.occurredAt) === '2023-01-16')).toHaveLength(1);
  });

  it('is on the days of the deck: mailed by 31 May, failed at the filing deadline, five working days of publicity', async () => {
    const { facts } = await rehearsed(4);
    const day = (type: string) => new Set(facts.filter((fact) => fact.type === type).map((fact) => dayOf(fact.occurredAt)));

    expect([...day('PackageDispatched')].every((each) => each <= '2022-05-31')).toBe(true);
    expect(day('EvaluationFailedOverdue')).toEqual(new Set(['2022-06-10']));
    expect(day('PublicityOpened')).toEqual(new Set(['2022-11-14']));
    expect(day('PublicityClosed')).toEqual(new Set(['2022-11-18']));
  });

  it('is the same twice', async () => {
    expect((await rehearsed(4)).facts).toEqual((await rehearsed(4)).facts);
  });

  it.each([1, 2, 3])('goes through with seed %i, on the national days and within minutes', async (seed) => {
    for (const national of [true, false]) {
      const { log, tally } = await rehearsed(seed, national);
      expect(checkInvariants(log).violated).toEqual([]);
      expect(tally.movedAgain).toBe(0);
    }
  });

  it('has a chain that a changed letter breaks', async () => {
    const lines = chained((await rehearsed(4)).facts);
    const changed = lines.map((line, index) => (index === 40 ? { ...line, payload: { ...line.payload, x: 'y' } } : line));

    expect(firstBrokenLink(lines, REHEARSAL_ORIGIN)).toBeNull();
    expect(firstBrokenLink(changed, REHEARSAL_ORIGIN)).toBe(`${lines[40]?.stream}@${lines[40]?.version} is not what its hash was made of`);
    expect(firstBrokenLink(lines.toSpliced(40, 1), REHEARSAL_ORIGIN)).toContain('does not link');
  });
});
