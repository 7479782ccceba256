import { expect, it } from 'vitest';
import { applicant, otherProvince, province } from '../../testing/actors.js';
import { given } from '../../testing/application-scenario.js';
import { reviewing, submitted, started } from '../../testing/application-story.js';
import type { CommandOf } from './of.js';

const during = { actor: province, now: '2022-05-17T02:00:00.000Z' };
const pass = (override: Partial<CommandOf<'passProvinceReview'>> = {}): CommandOf<'passProvinceReview'> => ({
  type: 'passProvinceReview',
  truthful: true,
  accurate: true,
  complete: true,
  opinion: '符合条件',
  warningsConfirmed: [],
  ...override,
});
const returnIt = (override: Partial<CommandOf<'returnForCorrection'>> = {}): CommandOf<'returnForCorrection'> => ({
  type: 'returnForCorrection',
  reasons: [{ field: 'statement', reason: '发展成效缺少数据' }],
  ...override,
});
const begin = { type: 'startProvinceReview' } as const;

it('begins the review of a submitted application of its own province', () => {
  given(...submitted())
    .when(begin, during)
    .then({ type: 'ProvinceReviewStarted', reviewer: 'province-32' });
  given(...submitted())
    .when(begin, { ...during, actor: otherProvince })
    .thenRefused('OTHER_AUTHORITY');
  given(...submitted())
    .when(begin, { ...during, actor: applicant })
    .thenRefused('ROLE_NOT_ALLOWED');
  given(...started())
    .when(begin, during)
    .thenRefused('WRONG_STAGE', { status: 'draft' });
});

it.each([
  ['the account that submitted an application', { ...province, id: applicant.id }],
  ['an account of the organisation that applied', { ...province, organisation: 'org-1' }],
])('does not let %s review it', (_who, actor) => {
  const conflict = { ...during, actor };

  given(...submitted())
    .when(begin, conflict)
    .thenRefused('OWN_PROVINCE_CONFLICT');
  given(...reviewing())
    .when(pass(), conflict)
    .thenRefused('OWN_PROVINCE_CONFLICT');
  given(...reviewing())
    .when(returnIt(), conflict)
    .thenRefused('OWN_PROVINCE_CONFLICT');
  given(...reviewing())
    .when({ ...pass(), type: 'rejectProvinceReview' }, conflict)
    .thenRefused('OWN_PROVINCE_CONFLICT');
});

it('ends the review with the last instant of its deadline', () => {
  given(...reviewing())
    .when(pass(), { ...during, now: '2022-05-28T15:59:59.999Z' })
    .then({ type: 'ProvinceReviewPassed' });
  given(...reviewing())
    .when(pass(), { ...during, now: '2022-05-28T16:00:00.000Z' })
    .thenRefused('CUT_OFF_PASSED');
});

it('passes only with the three checks ticked one by one, and an opinion', () => {
  for (const check of ['truthful', 'accurate', 'complete'])
    given(...reviewing())
      .when(pass({ [check]: false }), during)
      .thenRefused('CHECKS_INCOMPLETE', { check }, check);
  given(...reviewing())
    .when(pass({ opinion: ' ' }), during)
    .thenRefused('REASON_MISSING', {}, 'opinion');
});

it('passes only with every warning of the applicant confirmed', () => {
  const warned = [...submitted()];
  warned[1] = {
    actor: applicant,
    fact: {
      type: 'ApplicationSubmitted',
      contentHash: 'e',
      submission: 1,
      applicationDate: '2022-05-10',
      figures: {},
      findings: [{ rule: 'serviceRatioReachesThreshold', field: 'annual.2021.service_revenue', severity: 'W', justified: true }],
    },
  };
  warned.push({ type: 'ProvinceReviewStarted', reviewer: province.id });

  given(...warned)
    .when(pass(), during)
    .thenRefused('CHECKS_INCOMPLETE', { check: 'serviceRatioReachesThreshold' }, 'warningsConfirmed');
  given(...warned)
    .when(pass({ warningsConfirmed: ['serviceRatioReachesThreshold'] }), during)
    .then({ type: 'ProvinceReviewPassed' });
});

it('rejects with an opinion', () => {
  given(...reviewing())
    .when({ ...pass({ truthful: false }), type: 'rejectProvinceReview' }, during)
    .then({ type: 'ProvinceReviewRejected', truthful: false });
  given(...reviewing())
    .when({ ...pass({ opinion: '' }), type: 'rejectProvinceReview' }, during)
    .thenRefused('REASON_MISSING', {}, 'opinion');
});

it('returns for correction within five working days, the day of returning not counted', () => {
  const decided = given(...reviewing()).when(returnIt(), during);

  decided.then({ type: 'ApplicationReturned', correctBy: '2022-05-24T15:59:59.999Z' });
  expect(decided.waitingFor).toEqual({
    stage: 'provinceReview',
    due: [{ no: 'correction/1', at: '2022-05-24T16:01:59.999Z', command: { type: 'lapseApplication', deadline: 'correction' } }],
  });
});

it('never gives a correction longer than the review itself', () => {
  given(...reviewing())
    .when(returnIt(), { ...during, now: '2022-05-26T02:00:00.000Z' })
    .then({ type: 'ApplicationReturned', correctBy: '2022-05-28T15:59:59.999Z' });
  given(...reviewing())
    .when(returnIt({ correctBy: '2022-05-28T15:59:59.999Z' }), during)
    .then({ type: 'ApplicationReturned' });
  given(...reviewing())
    .when(returnIt({ correctBy: '2022-05-28T16:00:00.000Z' }), during)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'correctBy');
  given(...reviewing())
    .when(returnIt({ correctBy: during.now }), during)
    .thenRefused('DATES_OUT_OF_ORDER', {}, 'correctBy');
  given(...reviewing())
    .when(returnIt({ correctBy: '2022-05-20' }), during)
    .thenRefused('FIELD_INVALID', {}, 'correctBy');
});

it('returns with at least one reason, none of them blank', () => {
  given(...reviewing())
    .when(returnIt({ reasons: [] }), during)
    .thenRefused('REASON_MISSING', {}, 'reasons');
  given(...reviewing())
    .when(returnIt({ reasons: [{ field: 'statement', reason: '' }] }), during)
    .thenRefused('REASON_MISSING', {}, 'reasons[0].reason');
});
