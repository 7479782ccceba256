import { expect, it } from 'vitest';
import { BATCH_4 } from '../programmes/batch-4.js';
import { applicant, ministry, system } from '../testing/actors.js';
import { given } from '../testing/season-scenario.js';
import { scenarioOf } from '../testing/scenario.js';
import { seasonAggregate } from './aggregate.js';
import type { SeasonCommand } from './commands.js';
import type { SeasonFact } from './facts.js';

const { calendar, timing } = BATCH_4;
const opened: SeasonFact = { type: 'SeasonOpened', season: 'batch-4', title: '第四批', calendar, timing, authorities: ['32', '33'] };
const by = (now: string) => ({ actor: ministry, now });
const NOW = by('2022-05-16T02:00:00.000Z');
const open = (override: Partial<Extract<SeasonCommand, { type: 'openSeason' }>> = {}) => ({
  type: 'openSeason' as const,
  season: 'batch-4',
  title: '第四批',
  ...override,
});
const amend = (moved: Partial<typeof calendar>, reason = '疫情防控') => ({ type: 'amendSeasonCalendar' as const, calendar: { ...calendar, ...moved }, reason });
const consulted: SeasonFact[] = [opened, { type: 'ConsultationOpened', note: '征求意见' }, { type: 'ConsultationClosed', note: '无意见' }];
const publicised: SeasonFact[] = [
  ...consulted,
  { type: 'PublicityOpened', from: '2022-07-04T01:00:00.000Z', endsAt: '2022-07-08T15:59:59.999Z', provisional: false, round: 1 },
];
const publicityOver: SeasonFact[] = [...publicised, { type: 'PublicityClosed', at: '2022-07-08T15:59:59.999Z', round: 1 }];
const publicise = (override: Partial<Extract<SeasonCommand, { type: 'openSeasonPublicity' }>> = {}) => ({
  type: 'openSeasonPublicity' as const,
  from: '2022-07-04T01:00:00.000Z',
  ...override,
});
const MONDAY = by('2022-07-04T01:00:00.000Z');

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
    .thenRefused('DATES_OUT_OF_ORDER');
  given()
    .when(open({ calendar: { ...calendar, fillOpensAt: '2022-04-15' } }), NOW)
    .thenRefused('FIELD_INVALID', {}, 'calendar.fillOpensAt');
  given()
    .when(open({ authorities: ['32', '99'] }), NOW)
    .thenRefused('AUTHORITY_UNKNOWN', { authority: '99' });
  given()
    .when(open({ authorities: ['32', '32'] }), NOW)
    .thenRefused('AUTHORITY_UNKNOWN');
  given()
    .when(open({ authorities: [] }), NOW)
    .thenRefused('FIELD_MISSING');
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
  given(opened).when(amend({}), NOW).thenRefused('FIELD_INVALID');
  given(opened)
    .when(amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }, ' '), NOW)
    .thenRefused('REASON_MISSING');
  given(...publicised)
    .when(amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }), NOW)
    .thenRefused('WRONG_STAGE');
});

it('consults over the suggested list, one consultation at a time', () => {
  const consult = { type: 'openConsultation', note: '征求意见' } as const;

  expect(given(opened).when(consult, NOW).followUps).toEqual([
    { kind: 'fanOut', over: { kind: 'application', group: 'batch-4', statuses: ['suggested'] }, command: { type: 'startConsultation' } },
  ]);
  given(opened, { type: 'ConsultationOpened', note: '' }).when(consult, NOW).thenRefused('CONSULTATION_OPEN');
  given(...publicityOver)
    .when(consult, NOW)
    .then({ type: 'ConsultationOpened' });
  given(opened)
    .when({ ...consult, note: '' }, NOW)
    .thenRefused('REASON_MISSING');
  given(opened).when({ type: 'closeConsultation', note: '无意见' }, NOW).thenRefused('WRONG_STAGE');
});

it('makes public for five working days, the first one counted, once the consultation is closed', () => {
  const publicity = given(...consulted).when(publicise(), MONDAY);

  publicity.then({ type: 'PublicityOpened', endsAt: '2022-07-08T15:59:59.999Z', provisional: false, round: 1 });
  expect(publicity.followUps).toEqual([
    {
      kind: 'fanOut',
      over: { kind: 'application', group: 'batch-4', statuses: ['consulting'] },
      command: { type: 'openPublicity', from: '2022-07-04T01:00:00.000Z', endsAt: '2022-07-08T15:59:59.999Z', provisional: false },
    },
  ]);
  given(opened).when(publicise(), MONDAY).thenRefused('CONSULTATION_OPEN');
});

it('takes an end of its own where the season has one, ahead of now and behind its begin', () => {
  given(...consulted)
    .when(publicise({ endsAt: '2022-07-04T01:00:05.000Z' }), MONDAY)
    .then({ type: 'PublicityOpened', endsAt: '2022-07-04T01:00:05.000Z' });
  given(...consulted)
    .when(publicise({ endsAt: '2022-07-04T01:00:00.000Z' }), MONDAY)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'endsAt');
  given(...consulted)
    .when(publicise({ endsAt: '2022-07-08' }), MONDAY)
    .thenRefused('FIELD_INVALID', {}, 'endsAt');
  given(...consulted)
    .when(publicise({ from: '2022-07-02T15:59:59.999Z' }), MONDAY)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'from');
  given(...consulted)
    .when(publicise({ from: '2022-07-02T16:00:00.000Z' }), MONDAY)
    .then({ type: 'PublicityOpened' });
});

it('makes nothing public that is already over', () => {
  given(...consulted)
    .when(publicise({ from: '2022-07-04T00:59:00.000Z', endsAt: MONDAY.now }), MONDAY)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'endsAt');
  given(...consulted)
    .when(publicise({ from: '2022-07-04T00:59:00.000Z', endsAt: '2022-07-04T00:58:00.000Z' }), MONDAY)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'endsAt');
});

it('never brings an announced end forward, but may give the running round a later one', () => {
  const extend = (endsAt?: string, from = '2022-07-04T01:00:00.000Z') =>
    given(...publicised).when(publicise({ from, ...(endsAt && { endsAt }) }), by('2022-07-06T01:00:00.000Z'));

  extend('2022-07-08T15:59:59.998Z').thenRefused('ANNOUNCED_END_BROUGHT_FORWARD');
  extend('2022-07-08T15:59:59.999Z').thenRefused('PUBLICITY_RUNNING');
  extend().thenRefused('PUBLICITY_RUNNING');
  extend('2022-07-11T15:59:59.999Z', '2022-07-05T01:00:00.000Z').thenRefused('PUBLICITY_RUNNING');
  const later = extend('2022-07-11T15:59:59.999Z');
  later.then({ type: 'PublicityOpened', round: 1, extended: true });
  expect([later.waitingFor.due.at(-1)?.no, later.followUps[0]]).toMatchObject(['publicity/2', { over: { statuses: ['inPublicity'] } }]);
});

it('gives no later end to a round whose announced end has passed', () => {
  const extend = (now: string) => given(...publicised).when(publicise({ endsAt: '2022-07-11T15:59:59.999Z' }), by(now));

  extend('2022-07-08T15:59:59.999Z').then({ type: 'PublicityOpened', extended: true });
  extend('2022-07-08T16:00:00.000Z').thenRefused('CUT_OFF_PASSED', { deadline: '2022-07-08T15:59:59.999Z' });
});

it('makes public from now on or from a day that has begun, not from one to come: the names go up at once', () => {
  given(...consulted)
    .when(publicise({ from: '2022-07-04T01:00:00.001Z' }), MONDAY)
    .thenRefused('DATES_OUT_OF_ORDER', { latest: MONDAY.now }, 'from');
  given(...consulted)
    .when(publicise({ from: MONDAY.now }), MONDAY)
    .then({ type: 'PublicityOpened' });
});

it('begins a next round after the end of the one before: its beginning is what tells them apart', () => {
  const closed: SeasonFact[] = [...publicised, { type: 'PublicityClosed', at: '2022-07-08T15:59:59.999Z', round: 1 }];
  const next = (from: string) => given(...closed).when(publicise({ from }), by('2022-07-09T02:00:00.000Z'));

  next('2022-07-08T15:59:59.999Z').thenRefused('DATES_OUT_OF_ORDER', { after: '2022-07-08T15:59:59.999Z' }, 'from');
  next('2022-07-08T16:00:00.000Z').then({ type: 'PublicityOpened', round: 2 });
});

it('closes the publicity after settling, and counts the next round on', () => {
  const close = { type: 'closeSeasonPublicity' } as const;

  given(...publicised)
    .when(close, { actor: system, now: '2022-07-08T16:01:59.998Z' })
    .thenRefused('NOT_YET_DUE');
  given(...publicised)
    .when(close, { actor: system, now: '2022-07-08T16:01:59.999Z' })
    .then({ type: 'PublicityClosed', at: '2022-07-08T15:59:59.999Z', round: 1 });
  given(...publicityOver)
    .when(close, { actor: system, now: '2022-07-08T16:01:59.999Z' })
    .thenRefused('WRONG_STAGE');
  given(...publicityOver)
    .when(publicise({ from: '2022-07-11T01:00:00.000Z' }), by('2022-07-11T01:00:00.000Z'))
    .then({ type: 'PublicityOpened', round: 2 });
});

it('announces the cleared ones after the publicity, with the compliance confirmed again', () => {
  const announce = { type: 'announceResults', documentNo: '工信厅政法函〔2022〕338号', complianceReconfirmed: true } as const;

  expect(given(...publicityOver).when(announce, NOW).followUps).toEqual([
    {
      kind: 'fanOut',
      over: { kind: 'application', group: 'batch-4', statuses: ['cleared'] },
      command: { type: 'announceApplication', documentNo: '工信厅政法函〔2022〕338号' },
    },
  ]);
  given(...publicised)
    .when(announce, NOW)
    .thenRefused('PUBLICITY_RUNNING');
  given(...consulted)
    .when(announce, NOW)
    .thenRefused('NOTHING_TO_ANNOUNCE');
  given(...publicityOver)
    .when({ ...announce, complianceReconfirmed: false }, NOW)
    .thenRefused('COMPLIANCE_NOT_RECONFIRMED');
  given(...publicityOver)
    .when({ ...announce, documentNo: ' ' }, NOW)
    .thenRefused('FIELD_MISSING', {}, 'documentNo');
  given(...publicityOver, { type: 'ResultsAnnounced', documentNo: '1号', round: 1 })
    .when(announce, NOW)
    .then({ type: 'ResultsAnnounced', round: 2 });
});

it('ends when the ministry says so, not while anything runs', () => {
  const close = { type: 'closeSeason', note: '第四批遴选结束' } as const;
  const mailed: SeasonFact = { type: 'DispatchClosed', at: calendar.dispatchClosesAt };

  given(...publicised, mailed)
    .when(close, NOW)
    .thenRefused('PUBLICITY_RUNNING');
  given(opened).when(close, NOW).thenRefused('NOT_YET_DUE');
  const closed = given(...publicityOver, mailed).when(close, NOW);
  closed.then({ type: 'SeasonClosed' });
  expect(closed.waitingFor).toEqual({ stage: 'atRest', due: [] });
  given(opened, { type: 'SeasonClosed', note: '' }).when(close, NOW).thenRefused('WRONG_STAGE', { status: 'closed' });
  given().when(close, NOW).thenRefused('NOT_STARTED');
});

it('announces after its closing what an objection had held up, and does nothing else any more', () => {
  const announce = { type: 'announceResults', documentNo: '工信厅政法函〔2023〕12号', complianceReconfirmed: true } as const;
  const closed = given(...publicityOver, { type: 'SeasonClosed', note: '第四批遴选结束' });

  const late = closed.when(announce, NOW);
  late.then({ type: 'ResultsAnnounced', round: 1 });
  expect([late.state.status, late.waitingFor, late.followUps]).toMatchObject(['closed', { stage: 'atRest', due: [] }, [{ over: { statuses: ['cleared'] } }]]);
  closed.when({ ...announce, complianceReconfirmed: false }, NOW).thenRefused('COMPLIANCE_NOT_RECONFIRMED');
  given(opened, { type: 'SeasonClosed', note: '' }).when(announce, NOW).thenRefused('NOTHING_TO_ANNOUNCE');
  for (const command of [
    publicise({ from: NOW.now }),
    { type: 'openConsultation', note: '再次征求意见' } as const,
    amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }),
  ])
    closed.when(command, NOW).thenRefused('WRONG_STAGE', { status: 'closed' });
});
