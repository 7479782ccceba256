import { expect, it } from 'vitest';
import { APPLICATION_ROLES } from './roles.js';
import { stageOf } from './stages.js';
import { APPLICATION_STATUSES, type ApplicationStatus } from './state.js';
import { APPLICATION_TRANSITIONS, commandsIn, FINAL_STATUSES } from './transitions.js';

const leadsTo = (status: 'none' | ApplicationStatus): ApplicationStatus[] => Object.values(APPLICATION_TRANSITIONS[status]).flat();

it('knows every status, and no other', () => {
  expect(Object.keys(APPLICATION_TRANSITIONS).sort()).toEqual(['none', ...APPLICATION_STATUSES].sort());
  for (const status of APPLICATION_STATUSES) for (const next of leadsTo(status)) expect(APPLICATION_STATUSES).toContain(next);
});

it('reaches every status from the first command on', () => {
  const reached = new Set<string>();
  const open: ('none' | ApplicationStatus)[] = ['none'];
  for (let status = open.pop(); status !== undefined; status = open.pop()) {
    if (reached.has(status)) continue;
    reached.add(status);
    open.push(...leadsTo(status));
  }

  expect([...reached].sort()).toEqual(['none', ...APPLICATION_STATUSES].sort());
});

it('hears every command somewhere', () => {
  const heard = new Set((['none', ...APPLICATION_STATUSES] as const).flatMap(commandsIn));

  expect([...heard].sort()).toEqual(Object.keys(APPLICATION_ROLES).sort());
});

it('leaves no way out of a final status but dates that move, a submission that came in time, and a mailing that was', () => {
  const out = Object.fromEntries(FINAL_STATUSES.map((status) => [status, commandsIn(status)]).filter(([, commands]) => (commands as string[]).length > 0));

  expect(out).toEqual({ notRecommended: ['moveApplicationDates'], lapsed: ['submitApplication', 'recordDispatch', 'moveApplicationDates'] });
});

it('keeps a way out of every status that is not final', () => {
  for (const status of APPLICATION_STATUSES.filter((each) => !FINAL_STATUSES.includes(each)))
    expect(leadsTo(status).some((next) => next !== status)).toBe(true);
});

it('has the five stages of the deck, and rests in exactly the final statuses', () => {
  expect([...new Set(APPLICATION_STATUSES.map(stageOf))]).toEqual(['fill', 'provinceReview', 'atRest', 'package', 'ministryReview', 'publicity']);
  expect(APPLICATION_STATUSES.filter((status) => stageOf(status) === 'atRest').sort()).toEqual([...FINAL_STATUSES].sort());
});
