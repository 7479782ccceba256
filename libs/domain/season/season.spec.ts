import { expect, it } from 'vitest';
import { BATCH_4 } from '../programmes/batch-4.js';
import { applicant, ministry, system } from '../testing/actors.js';
import { given } from '../testing/season-scenario.js';
import { scenarioOf } from '../testing/scenario.js';
import { amend, NOW, open, opened, publicised } from '../testing/season-story.js';
import { seasonAggregate } from './aggregate.js';
import type { SeasonFact } from './facts.js';

const { calendar, timing } = BATCH_4;

it('opens with the calendar of its programme and a desk for every authority', () => {
  const season = given().when(open(), NOW);

  season.then({ type: 'SeasonOpened', calendar, timing });
  expect(season.followUps).toHaveLength(37);
  expect(season.followUps[0]).toEqual({
    kind: 'command',
    stream: 'desk/batch-4/11',
    command: {
      type: 'openDesk',
      season: 'batch-4',
      authority: '11',
      dates: { provinceReviewClosesAt: calendar.provinceReviewClosesAt, dispatchClosesAt: calendar.dispatchClosesAt },
      settleSeconds: 120,
      spreadSeconds: 600,
    },
  });
});

it('waits for its three deadlines and closes the others at each', () => {
  expect(given(opened).waitingFor).toEqual({
    stage: 'fill',
    due: [
      { no: 'fill/1', at: '2022-05-15T16:01:59.999Z', command: { type: 'closeFill' }, closesOthers: true },
      { no: 'provinceReview/1', at: '2022-05-28T16:01:59.999Z', command: { type: 'closeProvinceReview' }, closesOthers: true },
      { no: 'dispatch/1', at: '2022-05-31T16:01:59.999Z', command: { type: 'closeDispatch' }, closesOthers: true },
    ],
  });
});

it('refuses a calendar out of order, an unknown authority, another id than its stream, a wrong timing', () => {
  given()
    .when(open({ calendar: { ...calendar, fillClosesAt: '2022-05-30T15:59:59.999Z' } }), NOW)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.provinceReviewClosesAt');
  given()
    .when(open({ calendar: { ...calendar, fillClosesAt: calendar.fillOpensAt } }), NOW)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.fillClosesAt');
  given()
    .when(open({ calendar: { ...calendar, fillOpensAt: '2022-04-15' } }), NOW)
    .thenRefused('FIELD_INVALID', {}, 'calendar.fillOpensAt');
  given()
    .when(open({ authorities: ['32', '99'] }), NOW)
    .thenRefused('AUTHORITY_UNKNOWN', { authority: '99' }, 'authorities');
  given()
    .when(open({ authorities: ['32', '32'] }), NOW)
    .thenRefused('AUTHORITY_UNKNOWN', {}, 'authorities');
  given()
    .when(open({ authorities: [] }), NOW)
    .thenRefused('FIELD_MISSING', {}, 'authorities');
  given()
    .when(open({ season: 'batch-5' }), NOW)
    .thenRefused('FIELD_INVALID', {}, 'season');
  given()
    .when(open({ title: ' ' }), NOW)
    .thenRefused('FIELD_MISSING', {}, 'title');
  given()
    .when(open({ timing: { settleSeconds: 1.5, spreadSeconds: 0 } }), NOW)
    .thenRefused('FIELD_INVALID', {}, 'timing.settleSeconds');
  given()
    .when(open(), { ...NOW, actor: applicant })
    .thenRefused('ROLE_NOT_ALLOWED');
  given(opened).when(open(), NOW).thenRefused('ALREADY_EXISTS');
});

it('has an id that leaves room in the numbers made of it', () => {
  const named = (season: string) =>
    scenarioOf(seasonAggregate, { stream: `season/${season}`, programme: BATCH_4 })
      .given()
      .when(open({ season }), NOW);

  named('s'.repeat(40)).then({ type: 'SeasonOpened' });
  named('s'.repeat(41)).thenRefused('FIELD_INVALID', {}, 'season');
});

it('takes deadlines that fall together, and a timing from nothing to a day', () => {
  given()
    .when(open({ calendar: { ...calendar, fillClosesAt: calendar.dispatchClosesAt, provinceReviewClosesAt: calendar.dispatchClosesAt } }), NOW)
    .then({ type: 'SeasonOpened' });
  given()
    .when(open({ timing: { settleSeconds: 0, spreadSeconds: 86_400 } }), NOW)
    .then({ type: 'SeasonOpened' });
  given()
    .when(open({ timing: { settleSeconds: 0, spreadSeconds: 86_401 } }), NOW)
    .thenRefused('FIELD_INVALID', {}, 'timing.spreadSeconds');
});

it('closes each deadline once, after settling', () => {
  const close = { type: 'closeFill' } as const;

  given(opened).when(close, { actor: system, now: '2022-05-15T16:01:59.998Z' }).thenRefused('NOT_YET_DUE');
  const closed = given(opened).when(close, { actor: system, now: '2022-05-15T16:01:59.999Z' });
  closed.then({ type: 'FillClosed', at: calendar.fillClosesAt });
  expect([closed.waitingFor.stage, closed.waitingFor.due.map((due) => due.no)]).toEqual(['provinceReview', ['provinceReview/1', 'dispatch/1']]);
  given(opened, { type: 'FillClosed', at: calendar.fillClosesAt }).when(close, { actor: system, now: '2022-05-16T16:00:00.000Z' }).thenRefused('WRONG_STAGE');
  given(opened).when({ type: 'closeDispatch' }, { actor: ministry, now: '2022-06-01T16:00:00.000Z' }).thenRefused('ROLE_NOT_ALLOWED');
});

it('goes on to the ministry once the mailing is over', () => {
  const past: SeasonFact[] = [opened, { type: 'FillClosed', at: calendar.fillClosesAt }, { type: 'ProvinceReviewClosed', at: calendar.provinceReviewClosesAt }];

  expect(given(...past).waitingFor.stage).toBe('package');
  expect(given(...past).when({ type: 'closeDispatch' }, { actor: system, now: '2022-05-31T16:01:59.999Z' }).waitingFor).toEqual({
    stage: 'ministryReview',
    due: [],
  });
});

it('opens a closed deadline again when it is moved ahead, and moves everybody: applications first', () => {
  const amended = given(opened, { type: 'FillClosed', at: calendar.fillClosesAt }).when(amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }), NOW);

  amended.then({ type: 'SeasonCalendarAmended', amendment: 1 });
  expect(amended.waitingFor).toMatchObject({
    stage: 'fill',
    due: [{ no: 'fill/2', at: '2022-05-20T16:01:59.999Z' }, { no: 'provinceReview/1' }, { no: 'dispatch/1' }],
  });
  expect(amended.followUps).toMatchObject([
    {
      kind: 'fanOut',
      over: { kind: 'application', group: 'batch-4' },
      command: { type: 'moveApplicationDates', amendment: 1, dates: { fillClosesAt: '2022-05-20T15:59:59.999Z' } },
    },
    { kind: 'fanOut', over: { kind: 'desk', group: 'batch-4' }, command: { type: 'moveDeskDates', amendment: 1 } },
  ]);
  const over = amended.followUps[0] as { over: { statuses: string[] } };
  expect(over.over.statuses).toEqual(expect.arrayContaining(['draft', 'inPublicity', 'lapsed', 'notRecommended']));
  expect(over.over.statuses).not.toEqual(expect.arrayContaining(['withdrawn']));
});

it('refuses to move a deadline into the past, to move nothing, or to move without a reason', () => {
  given(opened)
    .when(amend({ dispatchClosesAt: '2022-05-29T15:59:59.999Z' }), NOW)
    .then({ type: 'SeasonCalendarAmended' });
  given(opened)
    .when(amend({ fillClosesAt: NOW.now }), NOW)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'calendar.fillClosesAt');
  given(opened).when(amend({}), NOW).thenRefused('FIELD_INVALID', {}, 'calendar');
  given(opened)
    .when(amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }, ' '), NOW)
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(...publicised)
    .when(amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }), NOW)
    .thenRefused('WRONG_STAGE');
});
