import { expect, it } from 'vitest';
import { BATCH_4 } from '../../programmes/batch-4.js';
import type { SeasonState } from '../../season/state.js';
import { applicant, ministry, otherApplicant, province } from '../../testing/actors.js';
import { given } from '../../testing/application-scenario.js';
import { announced, dispatched, provincePassed, received, recommended, returned, reviewing, started, submitted } from '../../testing/application-story.js';
import { anEnterpriseForm, anEnterpriseFormWith, aUscc, zi } from '../../testing/forms.js';
import type { ApplicationFact } from '../facts.js';
import type { ApplicationForm } from '../form.js';
import type { StartedApplication } from '../state.js';
import type { CommandOf } from './of.js';

const season: SeasonState = {
  status: 'running',
  season: 'batch-4',
  title: '第四批',
  calendar: BATCH_4.calendar,
  timing: BATCH_4.timing,
  authorities: ['32'],
  amendments: 2,
  closed: { fill: false, provinceReview: false, dispatch: false },
  deadlineNo: { fill: 1, provinceReview: 1, dispatch: 1, publicity: 0 },
  consultation: 'none',
  publicity: null,
  announcements: [],
};
const references = { 'season/batch-4': season };
const start = (override: Partial<CommandOf<'startApplication'>> = {}): CommandOf<'startApplication'> => ({
  type: 'startApplication',
  season: 'batch-4',
  category: 'enterprise',
  authority: '32',
  unitName: '苏州示例装备有限公司',
  subjectCode: aUscc(),
  applicationNo: 'FWZZ-2022-B4-ENT-32-0001',
  ...override,
});
const submit = (form: ApplicationForm = anEnterpriseForm()): CommandOf<'submitApplication'> => ({
  type: 'submitApplication',
  form,
  contentHash: 'e'.repeat(64),
});
const inTime = { actor: applicant, now: '2022-05-10T02:00:00.000Z' };
const lapsed = [...started(), { type: 'ApplicationLapsed', at: BATCH_4.calendar.fillClosesAt, deadline: 'fill' } as const];

it('starts a draft with the dates of its season and says how many amendments they know', () => {
  given()
    .when(start(), { ...inTime, references })
    .then({
      type: 'ApplicationStarted',
      organisation: 'org-1',
      settleSeconds: 120,
      amendment: 2,
      dates: { fillClosesAt: '2022-05-15T15:59:59.999Z', provinceReviewClosesAt: '2022-05-28T15:59:59.999Z', dispatchClosesAt: '2022-05-31T15:59:59.999Z' },
    });
});

it('starts in the last instant of the filling, not in the next', () => {
  given().when(start(), { actor: applicant, now: '2022-05-15T15:59:59.999Z', references }).then({ type: 'ApplicationStarted' });
  given().when(start(), { actor: applicant, now: '2022-05-15T16:00:00.000Z', references }).thenRefused('CUT_OFF_PASSED');
});

it('starts from the opening on, not before it, and not in a season that is not there', () => {
  given().when(start(), { actor: applicant, now: '2022-04-14T16:00:00.000Z', references }).then({ type: 'ApplicationStarted' });
  given().when(start(), { actor: applicant, now: '2022-04-14T15:59:59.999Z', references }).thenRefused('NOT_OPEN');
  given().when(start(), inTime).thenRefused('NOT_OPEN');
});

it('starts only in an authority of the season, in a known category, for a right code, by an applicant', () => {
  given()
    .when(start({ authority: '33' }), { ...inTime, references })
    .thenRefused('AUTHORITY_UNKNOWN', {}, 'authority');
  given()
    .when(start({ category: 'toString' as 'project' }), { ...inTime, references })
    .thenRefused('CATEGORY_UNKNOWN', {}, 'category');
  given()
    .when(start({ subjectCode: '913205000000000010' }), { ...inTime, references })
    .thenRefused('USCC_INVALID', {}, 'subjectCode');
  for (const unitName of ['一', ' 一 ', '一'.repeat(101)])
    given()
      .when(start({ unitName }), { ...inTime, references })
      .thenRefused('FIELD_INVALID', {}, 'unitName');
  for (const unitName of ['一二', '一'.repeat(100)])
    given()
      .when(start({ unitName }), { ...inTime, references })
      .then({ type: 'ApplicationStarted' });
  given()
    .when(start(), { ...inTime, actor: province, references })
    .thenRefused('ROLE_NOT_ALLOWED');
  given(...started())
    .when(start(), { ...inTime, references })
    .thenRefused('ALREADY_EXISTS');
});

it('takes a submission in the last instant of the filling, not in the next', () => {
  given(...started())
    .when(submit(), { actor: applicant, now: '2022-05-15T15:59:59.999Z' })
    .then({ type: 'ApplicationSubmitted', submission: 1, applicationDate: '2022-05-15' });
  given(...started())
    .when(submit(), { actor: applicant, now: '2022-05-15T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED', { deadline: '2022-05-15T15:59:59.999Z' });
});

it('keeps the day of the first submission when a corrected form comes back', () => {
  given(...returned())
    .when(submit(), { actor: applicant, now: '2022-05-20T15:59:59.999Z' })
    .then({ type: 'ApplicationSubmitted', submission: 2, applicationDate: '2022-05-10' });
});

it('takes a corrected form up to the instant the province named, though the filling is long closed', () => {
  given(...returned())
    .when(submit(), { actor: applicant, now: '2022-05-20T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED');
});

it('reinstates what the clock had lapsed when the submission had arrived in time', () => {
  given(...lapsed)
    .when(submit(), { actor: applicant, now: '2022-05-15T15:59:59.999Z' })
    .then({ type: 'ApplicationReinstated', deadline: 'fill' }, { type: 'ApplicationSubmitted', submission: 1 });
  given(...lapsed)
    .when(submit(), { actor: applicant, now: '2022-05-15T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED');
});

it('reinstates a returned one by the deadline of its correction', () => {
  const correctionLapsed = [...returned(), { type: 'ApplicationLapsed', at: '2022-05-20T15:59:59.999Z', deadline: 'correction' } as const];

  given(...correctionLapsed)
    .when(submit(), { actor: applicant, now: '2022-05-20T15:59:59.999Z' })
    .then({ type: 'ApplicationReinstated', deadline: 'correction' }, { type: 'ApplicationSubmitted', submission: 2 });
});

it('does not let a submission bring back what lapsed in the province', () => {
  const reviewLapsed = [...reviewing(), { type: 'ApplicationLapsed', at: BATCH_4.calendar.provinceReviewClosesAt, deadline: 'provinceReview' } as const];

  given(...reviewLapsed)
    .when(submit(), { ...inTime })
    .thenRefused('WRONG_STAGE', { status: 'lapsed' });
});

it('refuses a blocked form with the first block, its field and how many there are', () => {
  const form = anEnterpriseForm({ registered_in_prc: false, no_violation: false, truth_commitment: false });

  given(...started())
    .when(submit(form), inTime)
    .thenRefused('NOT_REGISTERED_IN_PRC', { count: 3, rule: 'applicantIsRegisteredInPrc' }, 'form.registered_in_prc');
});

it('refuses a warning without its reason, and keeps it as a finding with one', () => {
  const low = { service_revenue: '29999.00' };

  given(...started())
    .when(submit(anEnterpriseFormWith(low)), inTime)
    .thenRefused('SERVICE_RATIO_UNEXPLAINED', { percent: '30.00' }, 'form.service_ratio_reason');
  given(...started())
    .when(submit(anEnterpriseFormWith(low, { service_ratio_reason: zi(50) })), inTime)
    .then({
      type: 'ApplicationSubmitted',
      findings: [
        {
          rule: 'serviceRatioReachesThreshold',
          field: 'annual.2021.service_revenue',
          severity: 'W',
          params: { percent: '30.00', threshold: '30' },
          justified: true,
        },
      ],
    });
});

it('puts the figures of the lists into the fact, and nothing else of the form', () => {
  given(...started())
    .when(submit(), inTime)
    .then({
      type: 'ApplicationSubmitted',
      figures: {
        modes: '全生命周期管理、供应链管理',
        regionCode: '320500',
        industryCode: 'C3411',
        operatingRevenueWan: '100000.00',
        serviceRevenueWan: '35000.00',
        serviceRatioPercent: '35.00',
      },
    });
});

it('refuses a form that speaks of another unit', () => {
  given(...started())
    .when(submit(anEnterpriseForm({ uscc: aUscc(2) })), inTime)
    .thenRefused('FIELD_INVALID', { expected: aUscc() }, 'form.uscc');
});

it('lets only the owner submit', () => {
  given(...started())
    .when(submit(), { ...inTime, actor: otherApplicant })
    .thenRefused('NOT_THE_OWNER');
  given(...submitted())
    .when(submit(), inTime)
    .thenRefused('WRONG_STAGE');
  given().when(submit(), inTime).thenRefused('NOT_STARTED');
});

it('lets the applicant withdraw until the package is mailed, the ministry also afterwards', () => {
  const withdraw = { type: 'withdrawApplication', reason: '经营调整' } as const;

  given(...recommended())
    .when(withdraw, inTime)
    .then({ type: 'ApplicationWithdrawn' });
  given(...dispatched())
    .when(withdraw, inTime)
    .thenRefused('WRONG_STAGE', { status: 'dispatched' });
  given(...dispatched())
    .when(withdraw, { ...inTime, actor: ministry })
    .then({ type: 'ApplicationWithdrawn' });
  given(...announced())
    .when(withdraw, { ...inTime, actor: ministry })
    .thenRefused('WRONG_STAGE');
  given(...submitted())
    .when({ ...withdraw, reason: ' ' }, inTime)
    .thenRefused('REASON_MISSING', {}, 'reason');
});

it('believes the desk about what is mailed, also while the word of it is still under way', () => {
  const withdraw = { type: 'withdrawApplication', reason: '经营调整' } as const;
  const desk = (status: string, ...enterprise: string[]) => ({ 'desk/batch-4/32': { status, ranked: { enterprise } } });

  for (const past of [provincePassed(), recommended()])
    for (const status of ['dispatched', 'received'])
      given(...past)
        .when(withdraw, { ...inTime, references: desk(status, 'a-2', 'a-1') })
        .thenRefused('PACKAGE_SEALED', { status });
  given(...recommended())
    .when(withdraw, { ...inTime, references: desk('sealed', 'a-1') })
    .then({ type: 'ApplicationWithdrawn' });
  given(...provincePassed())
    .when(withdraw, { ...inTime, references: desk('dispatched', 'a-2') })
    .then({ type: 'ApplicationWithdrawn' });
  given(...recommended())
    .when(withdraw, { ...inTime, actor: ministry, references: desk('dispatched', 'a-1') })
    .then({ type: 'ApplicationWithdrawn' });
});

it('frees the place on the list when a candidate withdraws, and only then', () => {
  const withdraw = { type: 'withdrawApplication', reason: '经营调整' } as const;
  const release = { kind: 'command', stream: 'desk/batch-4/32', command: { type: 'releaseRecommendation', applicationId: 'a-1', reason: 'withdrawn' } };

  for (const past of [provincePassed(), recommended()]) expect(given(...past).when(withdraw, inTime).followUps).toEqual([release]);
  expect(given(...reviewing()).when(withdraw, inTime).followUps).toEqual([]);
});

it('takes an answer to a formal query until its instant', () => {
  const queried = [...received(), { type: 'FormalQueryRaised', items: ['营业执照'], answerBy: '2022-06-10T15:59:59.999Z' } satisfies ApplicationFact];
  const answer = { type: 'answerFormalQuery', answer: '已补充' } as const;

  given(...queried)
    .when(answer, { actor: applicant, now: '2022-06-10T15:59:59.999Z' })
    .then({ type: 'FormalQueryAnswered' });
  given(...queried)
    .when(answer, { actor: applicant, now: '2022-06-10T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED');
  given(...queried)
    .when({ ...answer, answer: '' }, { actor: applicant, now: '2022-06-10T15:59:59.999Z' })
    .thenRefused('FIELD_MISSING', {}, 'answer');
  const { state } = given(...queried).when(answer, { actor: applicant, now: '2022-06-10T15:59:59.999Z' });
  expect((state as StartedApplication).queries).toEqual([{ items: ['营业执照'], answerBy: '2022-06-10T15:59:59.999Z', answer: '已补充' }]);
});
