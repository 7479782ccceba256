import { expect, it } from 'vitest';
import { province, supportUnit, system } from '../testing/actors.js';
import { given } from '../testing/desk-scenario.js';
import { added, candidate, DATES, dispatched, during, list, opened, recommend, sealed } from '../testing/desk-story.js';
import type { DeskFact } from './facts.js';

it('seals a list that is not empty, with letter and summary', () => {
  const seal = { type: 'sealPackage', letterNo: '苏工信〔2022〕1号', letterHash: 'a'.repeat(64), summaryHash: 'b'.repeat(64) } as const;

  given(opened, ...list('a-1', 'a-2'), added('c-1', 1, 'cityDesign'))
    .when(seal, during)
    .then({
      type: 'PackageSealed',
      applications: [
        { applicationId: 'a-1', category: 'enterprise', rank: 1 },
        { applicationId: 'a-2', category: 'enterprise', rank: 2 },
        { applicationId: 'c-1', category: 'cityDesign', rank: 1 },
      ],
    });
  given(opened).when(seal, during).thenRefused('PACKAGE_EMPTY');
  for (const field of ['letterNo', 'letterHash', 'summaryHash'])
    given(opened, ...list('a-1'))
      .when({ ...seal, [field]: ' ' }, during)
      .thenRefused('FIELD_MISSING', {}, field);
  given(opened, ...list('a-1'))
    .when(seal, { ...during, now: '2022-05-31T15:59:59.999Z' })
    .then({ type: 'PackageSealed' });
  given(opened, ...list('a-1'))
    .when(seal, { ...during, now: '2022-05-31T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED');
});

it('changes nothing on a sealed list until it is opened again with a reason', () => {
  given(...sealed('a-1'))
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('PACKAGE_SEALED');
  given(...sealed('a-1'))
    .when({ type: 'removeRecommendation', applicationId: 'a-1', reason: '重新排序' }, during)
    .thenRefused('PACKAGE_SEALED');
  given(...sealed('a-1'))
    .when({ type: 'reopenPackage', reason: '公章不清' }, { ...during, actor: supportUnit })
    .then({ type: 'PackageReopened' });
  given(...sealed('a-1'))
    .when({ type: 'reopenPackage', reason: '' }, { ...during, actor: supportUnit })
    .thenRefused('REASON_MISSING', {}, 'reason');
  given(opened)
    .when({ type: 'reopenPackage', reason: '公章不清' }, { ...during, actor: supportUnit })
    .thenRefused('PACKAGE_NOT_SEALED');
});

it('takes a package mailed at 23:59:59 of 31 May in Shanghai, and none of 1 June', () => {
  const mail = (mailedAt: string, now: string) =>
    given(...sealed('a-1')).when({ type: 'dispatchPackage', mailedAt, carrier: '中国邮政', trackingNo: 'EA1' }, { actor: province, now });

  mail('2022-05-31T15:59:59.000Z', '2022-05-31T15:59:59.000Z').then({ type: 'PackageDispatched', mailedAt: '2022-05-31T15:59:59.000Z' });
  mail('2022-05-31T15:59:59.999Z', '2022-05-31T16:01:00.000Z').then({ type: 'PackageDispatched' });
  mail('2022-05-31T16:00:00.000Z', '2022-05-31T16:00:00.000Z').thenRefused('MAILED_TOO_LATE', { deadline: DATES.dispatchClosesAt }, 'mailedAt');
  mail('2022-05-31T15:59:59.000Z', '2022-05-31T15:59:58.999Z').thenRefused('FIELD_INVALID', {}, 'mailedAt');
  mail('2022-05-31T23:59:59+08:00', '2022-05-31T15:59:59.000Z').thenRefused('FIELD_INVALID', {}, 'mailedAt');
});

it('mails only a sealed package, with its carrier and number, and tells every application its rank', () => {
  const dispatch = { type: 'dispatchPackage', mailedAt: during.now, carrier: '中国邮政', trackingNo: 'EA1' } as const;

  given(opened, ...list('a-1'))
    .when(dispatch, during)
    .thenRefused('PACKAGE_NOT_SEALED');
  given(...sealed('a-1'))
    .when({ ...dispatch, trackingNo: '' }, during)
    .thenRefused('FIELD_MISSING', {}, 'trackingNo');
  expect(given(...sealed('a-1', 'a-2')).when(dispatch, during).followUps).toEqual([
    { kind: 'command', stream: 'application/a-1', command: { type: 'recordDispatch', rank: 1, mailedAt: during.now } },
    { kind: 'command', stream: 'application/a-2', command: { type: 'recordDispatch', rank: 2, mailedAt: during.now } },
  ]);
});

it('receives a package whose paper numbers are the electronic ones', () => {
  given(...dispatched('a-1'))
    .when({ type: 'receivePackage', paperNumbersMatch: false }, { ...during, actor: supportUnit })
    .thenRefused('PAPER_NUMBER_DIFFERS', {}, 'paperNumbersMatch');
  const received = given(...dispatched('a-1')).when({ type: 'receivePackage', paperNumbersMatch: true }, { ...during, actor: supportUnit });
  received.then({ type: 'PackageReceived' });
  expect([received.waitingFor, received.followUps]).toEqual([
    { stage: 'atRest', due: [] },
    [{ kind: 'command', stream: 'application/a-1', command: { type: 'recordReceipt' } }],
  ]);
});

it('closes by the clock after settling, and names who was never mailed', () => {
  const close = { type: 'closeDesk' } as const;

  expect(given(opened).waitingFor).toEqual({
    stage: 'provinceReview',
    due: [{ no: 'dispatch/1', at: '2022-05-31T16:01:59.999Z', command: close, closedBy: 'season/batch-4', spreadSeconds: 600 }],
  });
  given(...sealed('a-1'))
    .when(close, { actor: system, now: '2022-05-31T16:01:59.998Z' })
    .thenRefused('NOT_YET_DUE');
  const closed = given(...sealed('a-1')).when(close, { actor: system, now: '2022-05-31T16:01:59.999Z' });
  closed.then({ type: 'DeskClosed', at: DATES.dispatchClosesAt, notDispatched: ['a-1'] });
  expect(closed.followUps).toEqual([{ kind: 'command', stream: 'application/a-1', command: { type: 'lapseApplication', deadline: 'dispatch' } }]);
  given(...dispatched('a-1'))
    .when(close, { actor: system, now: '2022-05-31T16:01:59.999Z' })
    .thenRefused('WRONG_STAGE');
});

it('says that the time is over to whom comes to a closed desk', () => {
  const closed: DeskFact[] = [...sealed('a-1'), { type: 'DeskClosed', at: DATES.dispatchClosesAt, notDispatched: ['a-1'] }];

  given(...closed)
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('CUT_OFF_PASSED');
  given(...closed)
    .when({ type: 'dispatchPackage', mailedAt: during.now, carrier: '中国邮政', trackingNo: 'EA1' }, during)
    .thenRefused('CUT_OFF_PASSED');
});

it('opens a closed desk again where it stood when the mailing is prolonged', () => {
  const later = { ...DATES, dispatchClosesAt: '2022-06-15T15:59:59.999Z' };
  const move = { type: 'moveDeskDates' as const, dates: later, amendment: 1, reason: '疫情防控' };
  const closing: DeskFact = { type: 'DeskClosed', at: DATES.dispatchClosesAt, notDispatched: [] };
  const bySystem = { actor: system, now: '2022-06-05T02:00:00.000Z' };

  const open = given(opened, closing).when(move, bySystem);
  open.then({ type: 'DeskDatesMoved', reopened: true });
  expect([open.state.status, open.waitingFor.due[0]?.no]).toEqual(['open', 'dispatch/2']);
  expect(given(...sealed('a-1'), closing).when(move, bySystem).state.status).toBe('sealed');
  expect(given(opened, closing).when({ ...move, dates: DATES }, bySystem).state.status).toBe('closed');
  given(opened)
    .when({ ...move, amendment: 0 }, bySystem)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'amendment');
  given(...dispatched('a-1'))
    .when(move, bySystem)
    .thenRefused('WRONG_STAGE');
});

it('closes anew, and tells its list so, when the later mailing day has passed before the word of it came', () => {
  const dates = { ...DATES, dispatchClosesAt: '2022-06-15T15:59:59.999Z' };
  const closed: DeskFact[] = [...sealed('a-1'), { type: 'DeskClosed', at: DATES.dispatchClosesAt, notDispatched: ['a-1'] }];

  const moved = given(...closed).when({ type: 'moveDeskDates', dates, amendment: 1, reason: '疫情防控' }, { actor: system, now: '2022-06-20T02:00:00.000Z' });
  moved.then({ type: 'DeskDatesMoved', reopened: true });
  expect(moved.waitingFor.due).toMatchObject([{ no: 'dispatch/2', at: '2022-06-15T16:01:59.999Z' }]);
  const again = given(...closed, ...moved.facts).when({ type: 'closeDesk' }, { actor: system, now: '2022-06-20T02:00:01.000Z' });
  again.then({ type: 'DeskClosed', at: dates.dispatchClosesAt, notDispatched: ['a-1'] });
  expect(again.followUps).toMatchObject([{ stream: 'application/a-1', command: { type: 'lapseApplication', deadline: 'dispatch' } }]);
});
