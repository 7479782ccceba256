import { expect, it } from 'vitest';
import { BATCH_4 } from './batch-4.js';
import { checked } from './programmes.js';
import { programmeProblems } from './validate.js';

it('is fit to run', () => {
  expect(programmeProblems(BATCH_4)).toEqual([]);
});

it('has the quotas of the deck for every class of authority', () => {
  for (const quotas of Object.values(BATCH_4.quotas)) expect(Object.values(quotas)).toEqual([10, 1, 3, 3, 1, 1]);
});

it('has 37 recommending authorities: 31 provinces, 5 planned cities, the corps', () => {
  const count = (name: string) => BATCH_4.authorities.filter((authority) => authority.class === name).length;

  expect([count('province'), count('plannedCity'), count('corps')]).toEqual([31, 5, 1]);
});

it('ends the mailing with the last instant of 31 May 2022 in Shanghai', () => {
  expect(BATCH_4.calendar.dispatchClosesAt).toBe('2022-05-31T15:59:59.999Z');
});

it('leaves the gap to the national targets that the quota table shows', () => {
  const gaps = Object.entries(BATCH_4.nationalTargets).map(
    ([category, target]) => (target ?? 0) - BATCH_4.alreadySelected[category as keyof typeof BATCH_4.alreadySelected],
  );

  expect(gaps).toEqual([112, 12, 32, 25, 5, 6]);
});

it.each([
  ['version', { version: 0 }],
  ['dataYear', { dataYear: 2022 }],
  ['authorities share', { authorities: [...BATCH_4.authorities, ...BATCH_4.authorities.slice(0, 1)] }],
  ['quota of province/enterprise', { quotas: { ...BATCH_4.quotas, province: { ...BATCH_4.quotas.province, enterprise: 1.5 } } }],
  ['national target', { nationalTargets: { ...BATCH_4.nationalTargets, project: -1 } }],
  ['modes of enterprise', { modes: { ...BATCH_4.modes, enterprise: [] } }],
  ['names no source', { thresholds: { ...BATCH_4.thresholds, serviceRatioPercent: { ...BATCH_4.thresholds.serviceRatioPercent, source: ' ' } } }],
  ['word limit of project', { statements: { ...BATCH_4.statements, project: { ...BATCH_4.statements.project, limitZi: 0 } } }],
  ['out of order', { calendar: { ...BATCH_4.calendar, fillClosesAt: '2022-06-15T15:59:59.999Z' } }],
  ['UTC text', { calendar: { ...BATCH_4.calendar, dispatchClosesAt: '2022-05-31T23:59:59+08:00' } }],
  ['period publicity', { periods: { ...BATCH_4.periods, publicity: { ...BATCH_4.periods.publicity, length: 0 } } }],
  ['add up', { experts: { ...BATCH_4.experts, criteria: BATCH_4.experts.criteria.slice(1) } }],
  ['timing', { timing: { settleSeconds: -1, spreadSeconds: 0 } }],
])('finds a programme unfit for %s', (problem, change) => {
  const problems = programmeProblems({ ...BATCH_4, ...change });

  expect(problems.join('; ')).toContain(problem);
  expect(() => checked([{ ...BATCH_4, ...change }])).toThrow(problem);
});
