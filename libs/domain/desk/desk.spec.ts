import { expect, it } from 'vitest';
import type { StartedApplication } from '../application/state.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import type { Category } from '../programmes/programme.js';
import { ministry, otherProvince, province, supportUnit, system } from '../testing/actors.js';
import { given } from '../testing/desk-scenario.js';
import { deskAggregate } from './aggregate.js';
import type { DeskFact } from './facts.js';

const DATES = { provinceReviewClosesAt: BATCH_4.calendar.provinceReviewClosesAt, dispatchClosesAt: BATCH_4.calendar.dispatchClosesAt };
const opened: DeskFact = {
  type: 'DeskOpened',
  season: 'batch-4',
  authority: '32',
  quotas: BATCH_4.quotas.province,
  dates: DATES,
  settleSeconds: 120,
  spreadSeconds: 600,
};
const added = (applicationId: string, rank: number, category: Category = 'enterprise'): DeskFact => ({
  type: 'RecommendationAdded',
  applicationId,
  category,
  rank,
});
const list = (...ids: string[]): DeskFact[] => ids.map((id, index) => added(id, index + 1));
const sealed = (...ids: string[]): DeskFact[] => [
  opened,
  ...list(...ids),
  {
    type: 'PackageSealed',
    letterNo: '1号',
    letterHash: 'a',
    summaryHash: 'b',
    applications: ids.map((applicationId, index) => ({ applicationId, category: 'enterprise', rank: index + 1 })),
  },
];
const dispatched = (...ids: string[]): DeskFact[] => [
  ...sealed(...ids),
  { type: 'PackageDispatched', mailedAt: DATES.dispatchClosesAt, carrier: '中国邮政', trackingNo: 'EA1', applications: [] },
];
const during = { actor: province, now: '2022-05-20T02:00:00.000Z' };
const recommend = (applicationId = 'a-9') => ({ type: 'recommendApplication' as const, applicationId });
const candidate = (override: Partial<StartedApplication> = {}) => ({
  'application/a-9': {
    status: 'provincePassed',
    season: 'batch-4',
    authority: '32',
    category: 'enterprise',
    organisation: 'org-9',
    subjectCode: 'S-9',
    submittedBy: 'applicant-1',
    ...override,
  },
});
const ranked = (state: object, category: Category = 'enterprise') => (state as { ranked: Record<Category, string[]> }).ranked[category];

it('opens with the quotas of its class of authority', () => {
  const open = { type: 'openDesk' as const, season: 'batch-4', authority: '210200', dates: DATES, settleSeconds: 120, spreadSeconds: 600 };

  given().when(open, { actor: system, now: during.now }).then({ type: 'DeskOpened', quotas: BATCH_4.quotas.plannedCity });
  given()
    .when({ ...open, authority: '99' }, { actor: system, now: during.now })
    .thenRefused('AUTHORITY_UNKNOWN');
  given().when(open, { actor: ministry, now: during.now }).thenRefused('ROLE_NOT_ALLOWED');
  given(opened).when(open, { actor: system, now: during.now }).thenRefused('ALREADY_EXISTS');
});

it('recommends the 10th enterprise and refuses the 11th', () => {
  const ids = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5', 'a-6', 'a-7', 'a-8', 'b-9', 'b-10'];

  given(opened, ...list(...ids.slice(0, 9)))
    .when(recommend(), { ...during, references: candidate() })
    .then({ type: 'RecommendationAdded', category: 'enterprise', rank: 10 });
  given(opened, ...list(...ids))
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('QUOTA_EXCEEDED', { category: 'enterprise', quota: 10 });
});

it.each<[Category, number]>([
  ['platformShared', 1],
  ['platformOther', 3],
  ['project', 3],
  ['cityComprehensive', 1],
  ['cityDesign', 1],
])('keeps the quota of %s apart: %i', (category, quota) => {
  const full = Array.from({ length: quota }, (_, index) => added(`b-${index}`, index + 1, category));
  const references = candidate({ category });

  given(opened, ...list('a-1', 'a-2'), ...full.slice(1))
    .when(recommend(), { ...during, references })
    .then({ type: 'RecommendationAdded', category, rank: quota });
  given(opened, ...full)
    .when(recommend(), { ...during, references })
    .thenRefused('QUOTA_EXCEEDED', { category, quota });
});

it('recommends only who passed the first review of this season, in this province, and is not yet on the list', () => {
  const asked = (override: Partial<StartedApplication>) => given(opened).when(recommend(), { ...during, references: candidate(override) });

  asked({ status: 'provinceReviewing' }).thenRefused('NOT_A_CANDIDATE', { status: 'provinceReviewing' });
  asked({ season: 'batch-4-play-7f3a' }).thenRefused('NOT_A_CANDIDATE');
  asked({ authority: '33' }).thenRefused('OTHER_AUTHORITY');
  given(opened).when(recommend(), during).thenRefused('NOT_A_CANDIDATE');
  given(opened, added('a-9', 1))
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('ALREADY_RECOMMENDED');
});

it('recommends a subject once in a category, and again once its place is free', () => {
  const other = (category: Category = 'enterprise'): DeskFact => ({ ...added('a-1', 1, category), subjectCode: 'S-9' }) as DeskFact;
  const removed: DeskFact = { type: 'RecommendationRemoved', applicationId: 'a-1', category: 'enterprise', rank: 1, reason: '重新排序' };
  const asked = (...list: DeskFact[]) => given(opened, ...list).when(recommend(), { ...during, references: candidate() });

  asked(other()).thenRefused('SUBJECT_ALREADY_RECOMMENDED', { category: 'enterprise', other: 'a-1' }, 'applicationId');
  asked(other('platformOther')).then({ type: 'RecommendationAdded', subjectCode: 'S-9' });
  asked(other(), removed).then({ type: 'RecommendationAdded' });
  // A list from before the fact named the subject.
  asked(added('a-1', 1)).then({ type: 'RecommendationAdded' });
});

it('lets nobody move on the list what his own organisation has applied with', () => {
  const own = { ...during, actor: { ...province, organisation: 'org-9' }, references: candidate() };
  const listed = given(opened, added('a-1', 1), added('a-9', 2));

  given(opened).when(recommend(), own).thenRefused('OWN_PROVINCE_CONFLICT');
  listed.when({ type: 'moveRecommendation', applicationId: 'a-9', toRank: 1 }, own).thenRefused('OWN_PROVINCE_CONFLICT');
  listed.when({ type: 'removeRecommendation', applicationId: 'a-9', reason: '材料有误' }, own).thenRefused('OWN_PROVINCE_CONFLICT');
  listed
    .when({ type: 'moveRecommendation', applicationId: 'a-9', toRank: 1 }, { ...own, actor: { ...province, organisation: 'org-8' } })
    .then({ type: 'RecommendationMoved' });
  for (const type of ['recommendApplication', 'moveRecommendation', 'removeRecommendation'] as const)
    expect(deskAggregate.references({ type, applicationId: 'a-9', toRank: 1, reason: '' }, 'desk/batch-4/32')).toEqual(['application/a-9']);
});

it('recommends nothing that the same account submitted, and nothing of another province', () => {
  given(opened)
    .when(recommend(), { ...during, references: candidate({ submittedBy: province.id }) })
    .thenRefused('OWN_PROVINCE_CONFLICT');
  given(opened)
    .when(recommend(), { ...during, actor: otherProvince, references: candidate() })
    .thenRefused('OTHER_AUTHORITY');
  given()
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('NOT_STARTED');
});

it('recommends until the last instant of the mailing', () => {
  const asked = (now: string) => given(opened).when(recommend(), { ...during, now, references: candidate() });

  asked('2022-05-31T15:59:59.999Z').then({ type: 'RecommendationAdded' });
  asked('2022-05-31T16:00:00.000Z').thenRefused('CUT_OFF_PASSED');
});

it('tells the application that it is on the list', () => {
  expect(given(opened).when(recommend(), { ...during, references: candidate() }).followUps).toEqual([
    { kind: 'command', stream: 'application/a-9', command: { type: 'recordRecommendation', by: 'province-32' } },
  ]);
});

it.each([
  ['a-3', 1, ['a-3', 'a-1', 'a-2', 'a-4']],
  ['a-1', 4, ['a-2', 'a-3', 'a-4', 'a-1']],
  ['a-2', 3, ['a-1', 'a-3', 'a-2', 'a-4']],
])('moves %s to rank %i without a gap', (applicationId, toRank, order) => {
  const moved = given(opened, ...list('a-1', 'a-2', 'a-3', 'a-4')).when({ type: 'moveRecommendation', applicationId, toRank }, during);

  expect(ranked(moved.state)).toEqual(order);
});

it('moves only what is on the list, to another rank of the list', () => {
  const move = (applicationId: string, toRank: number) =>
    given(opened, ...list('a-1', 'a-2')).when({ type: 'moveRecommendation', applicationId, toRank }, during);

  for (const rank of [0, 3, 1, 1.5]) move('a-1', rank).thenRefused('RANK_OUT_OF_RANGE', { last: 2 });
  move('a-7', 1).thenRefused('NOT_RECOMMENDED');
});

it('closes up when one is removed, and tells it', () => {
  const removed = given(opened, ...list('a-1', 'a-2', 'a-3')).when({ type: 'removeRecommendation', applicationId: 'a-2', reason: '重新排序' }, during);

  expect(ranked(removed.state)).toEqual(['a-1', 'a-3']);
  expect(removed.followUps).toEqual([{ kind: 'command', stream: 'application/a-2', command: { type: 'takeBackRecommendation', reason: '重新排序' } }]);
  given(opened, ...list('a-1'))
    .when({ type: 'removeRecommendation', applicationId: 'a-1', reason: '' }, during)
    .thenRefused('REASON_MISSING');
});

it('releases the place of one that withdrew, until the package is sealed', () => {
  const release = { type: 'releaseRecommendation', applicationId: 'a-1', reason: 'withdrawn' } as const;
  const bySystem = { actor: system, now: during.now };
  const released = given(opened, ...list('a-1', 'a-2')).when(release, bySystem);

  released.then({ type: 'RecommendationRemoved', rank: 1, released: true });
  expect([ranked(released.state), released.followUps]).toEqual([['a-2'], []]);
  given(...sealed('a-1'))
    .when(release, bySystem)
    .thenRefused('PACKAGE_SEALED');
  given(opened).when(release, bySystem).thenRefused('NOT_RECOMMENDED');
});

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
    .thenRefused('REASON_MISSING');
  given(opened)
    .when({ type: 'reopenPackage', reason: '公章不清' }, { ...during, actor: supportUnit })
    .thenRefused('PACKAGE_NOT_SEALED');
});

it('takes a package mailed at 23:59:59 of 31 May in Shanghai, and none of 1 June', () => {
  const mail = (mailedAt: string, now: string) =>
    given(...sealed('a-1')).when({ type: 'dispatchPackage', mailedAt, carrier: '中国邮政', trackingNo: 'EA1' }, { actor: province, now });

  mail('2022-05-31T15:59:59.000Z', '2022-05-31T15:59:59.000Z').then({ type: 'PackageDispatched', mailedAt: '2022-05-31T15:59:59.000Z' });
  mail('2022-05-31T15:59:59.999Z', '2022-05-31T16:01:00.000Z').then({ type: 'PackageDispatched' });
  mail('2022-05-31T16:00:00.000Z', '2022-05-31T16:00:00.000Z').thenRefused('MAILED_TOO_LATE', { deadline: DATES.dispatchClosesAt });
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
    .thenRefused('PAPER_NUMBER_DIFFERS');
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
    .thenRefused('DATES_OUT_OF_ORDER');
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
