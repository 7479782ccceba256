import { expect, it } from 'vitest';
import { BATCH_4 } from '../programmes/batch-4.js';
import { system } from '../testing/actors.js';
import { given } from '../testing/season-scenario.js';
import { amend, by, consulted, MONDAY, NOW, opened, publicise, publicised, publicityOver } from '../testing/season-story.js';
import type { SeasonFact } from './facts.js';

const { calendar } = BATCH_4;

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
    .thenRefused('REASON_MISSING', {}, 'note');
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

  extend('2022-07-08T15:59:59.998Z').thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'endsAt');
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
    .thenRefused('COMPLIANCE_NOT_RECONFIRMED', {}, 'complianceReconfirmed');
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
  closed.when({ ...announce, complianceReconfirmed: false }, NOW).thenRefused('COMPLIANCE_NOT_RECONFIRMED', {}, 'complianceReconfirmed');
  given(opened, { type: 'SeasonClosed', note: '' }).when(announce, NOW).thenRefused('NOTHING_TO_ANNOUNCE');
  for (const command of [
    publicise({ from: NOW.now }),
    { type: 'openConsultation', note: '再次征求意见' } as const,
    amend({ fillClosesAt: '2022-05-20T15:59:59.999Z' }),
  ])
    closed.when(command, NOW).thenRefused('WRONG_STAGE', { status: 'closed' });
});
