import { expect, it } from 'vitest';
import type { StartedApplication } from '../application/state.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import type { Category } from '../programmes/programme.js';
import { ministry, otherProvince, province, system } from '../testing/actors.js';
import { given } from '../testing/desk-scenario.js';
import { added, candidate, DATES, during, list, opened, ranked, recommend, sealed } from '../testing/desk-story.js';
import { deskAggregate } from './aggregate.js';
import type { DeskFact } from './facts.js';

it('opens with the quotas of its class of authority', () => {
  const open = { type: 'openDesk' as const, season: 'batch-4', authority: '210200', dates: DATES, settleSeconds: 120, spreadSeconds: 600 };

  given().when(open, { actor: system, now: during.now }).then({ type: 'DeskOpened', quotas: BATCH_4.quotas.plannedCity });
  given()
    .when({ ...open, authority: '99' }, { actor: system, now: during.now })
    .thenRefused('AUTHORITY_UNKNOWN', {}, 'authority');
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
    .thenRefused('QUOTA_EXCEEDED', { category: 'enterprise', quota: 10 }, 'applicationId');
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
    .thenRefused('QUOTA_EXCEEDED', { category, quota }, 'applicationId');
});

it('recommends only who passed the first review of this season, in this province, and is not yet on the list', () => {
  const asked = (override: Partial<StartedApplication>) => given(opened).when(recommend(), { ...during, references: candidate(override) });

  asked({ status: 'provinceReviewing' }).thenRefused('NOT_A_CANDIDATE', { status: 'provinceReviewing' }, 'applicationId');
  asked({ season: 'batch-4-play-7f3a' }).thenRefused('NOT_A_CANDIDATE', {}, 'applicationId');
  for (const unseen of [{ authority: '33' }, { submission: 0 }]) asked(unseen).thenRefused('NOT_A_CANDIDATE', { applicationId: 'a-9' }, 'applicationId');
  given(opened).when(recommend(), during).thenRefused('NOT_A_CANDIDATE', { applicationId: 'a-9' }, 'applicationId');
  given(opened, added('a-9', 1))
    .when(recommend(), { ...during, references: candidate() })
    .thenRefused('ALREADY_RECOMMENDED', {}, 'applicationId');
});

it('recommends a subject once in a category, and again once its place is free', () => {
  const other = (category: Category = 'enterprise'): DeskFact => ({ ...added('a-1', 1, category), subjectCode: 'S-9' }) as DeskFact;
  const removed: DeskFact = { type: 'RecommendationRemoved', applicationId: 'a-1', category: 'enterprise', rank: 1, reason: '重新排序' };
  const asked = (...list: DeskFact[]) => given(opened, ...list).when(recommend(), { ...during, references: candidate() });

  asked(other()).thenRefused('SUBJECT_ALREADY_RECOMMENDED', { category: 'enterprise', other: 'a-1' }, 'applicationId');
  asked(other('platformOther')).then({ type: 'RecommendationAdded', subjectCode: 'S-9' });
  asked(other(), removed).then({ type: 'RecommendationAdded' });
});

it('asks the listed applications whose they are where a list of the first version does not name its subjects', () => {
  const nameless = given(opened, added('a-1', 1), added('c-1', 1, 'cityDesign'));
  const asked = (subjectCode: string, id = 'a-1') => {
    const listed = { [`application/${id}`]: { ...candidate()['application/a-9'], status: 'recommended', subjectCode } };
    return nameless.when(recommend(), { ...during, references: { ...candidate(), ...listed } });
  };

  asked('S-9').thenRefused('SUBJECT_ALREADY_RECOMMENDED', { category: 'enterprise', other: 'a-1' }, 'applicationId');
  asked('S-8').then({ type: 'RecommendationAdded', subjectCode: 'S-9' });
  asked('S-9', 'c-1').then({ type: 'RecommendationAdded', subjectCode: 'S-9' });
  const { state } = nameless;
  expect(deskAggregate.referencesOfState?.(state, recommend())).toEqual(['application/a-1', 'application/c-1']);
  expect(deskAggregate.referencesOfState?.(state, { type: 'closeDesk' })).toEqual([]);
  const named = given(opened, { ...added('a-1', 1), subjectCode: 'S-1' } as DeskFact);
  expect(deskAggregate.referencesOfState?.(named.state, recommend())).toEqual([]);
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

  for (const rank of [0, 3, 1, 1.5]) move('a-1', rank).thenRefused('RANK_OUT_OF_RANGE', { last: 2 }, 'toRank');
  move('a-7', 1).thenRefused('NOT_RECOMMENDED', {}, 'applicationId');
});

it('closes up when one is removed, and tells it', () => {
  const removed = given(opened, ...list('a-1', 'a-2', 'a-3')).when({ type: 'removeRecommendation', applicationId: 'a-2', reason: '重新排序' }, during);

  expect(ranked(removed.state)).toEqual(['a-1', 'a-3']);
  expect(removed.followUps).toEqual([{ kind: 'command', stream: 'application/a-2', command: { type: 'takeBackRecommendation', reason: '重新排序' } }]);
  given(opened, ...list('a-1'))
    .when({ type: 'removeRecommendation', applicationId: 'a-1', reason: '' }, during)
    .thenRefused('REASON_MISSING', {}, 'reason');
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
  given(opened).when(release, bySystem).thenRefused('NOT_RECOMMENDED', {}, 'applicationId');
});
