import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseView, caseView } from '#libs/contracts/http/case-view';
import { exampleEvaluationForm } from '#libs/domain/evaluation/example-form';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { type Api, type Person, startOwnApi } from './api-harness.js';
import { type Cast, castOf, follow, grantTitle, must } from './api-season.js';

const CAMPAIGN = '2022';
const TITLES = ['T-1', 'T-2'];
const OPINION = { exists: true, truthful: false, noMajorEvent: true, opinion: '营业收入与统计口径不一致，须核查。' };

let api: Api;
let cast: Cast;
beforeAll(async () => {
  api = await startOwnApi();
  cast = await castOf(api);
  for (const titleNo of TITLES) await grantTitle(cast, titleNo);
  must(
    await cast.ministry.press(`/api/campaigns/${CAMPAIGN}/openCampaign`, {
      campaign: CAMPAIGN,
      year: 2022,
      register: 'register-1',
      calendar: { opensAt: new Date(Date.now() - 1_000).toISOString(), closesAt: new Date(Date.now() + 86_400_000).toISOString(), reminders: [] },
    }),
  );
  await follow(api, `campaign/${CAMPAIGN}`);
  for (const titleNo of TITLES) await comeToReview(titleNo);
});
afterAll(() => api.close());

const at = (titleNo: string) => `/api/evaluations/${CAMPAIGN}/${titleNo}`;
const seenBy = async (person: Person, titleNo: string): Promise<CaseView> => caseView.parse((await person.get(at(titleNo))).body);

async function comeToReview(titleNo: string): Promise<void> {
  const set = exampleEvaluationForm('enterprise', BATCH_4.evaluationYears);
  const saved = must(await cast.applicant.call('PATCH', `${at(titleNo)}/draft`, { body: { patchId: `patch-${titleNo}-1`, base: 0, set } }));
  must(await cast.applicant.press(`${at(titleNo)}/submitEvaluation`, { draftVersion: saved.body.version }));
  must(await cast.province.press(`${at(titleNo)}/startEvaluationReview`));
}

/** Whatever moves while somebody looks: the answer's own clock, and how often the stream was written. */
const still = ({ serverTime: _, version: __, ...view }: CaseView) => view;

describe('an evaluation that its province has doubts about', () => {
  it('reads to its subject as before, in case and list and whatever is filtered by, until the ministry concludes', async () => {
    const before = await seenBy(cast.applicant, 'T-1');
    const listed = (query: string) => cast.applicant.get(`/api/evaluations?${query}`);

    must(await cast.province.press(`${at('T-1')}/flagEvaluation`, OPINION));
    must(await cast.provinceColleague.press(`${at('T-2')}/passEvaluationReview`, { ...OPINION, truthful: true, opinion: '属实。' }));

    expect(still(await seenBy(cast.applicant, 'T-1'))).toEqual(still(before));
    for (const titleNo of TITLES) expect(await seenBy(cast.applicant, titleNo)).toMatchObject({ status: 'provinceReviewing', stage: 'provinceReview' });
    for (const query of ['', 'status=provinceReviewing', 'stage=provinceReview'])
      expect((await listed(query)).body).toMatchObject({ total: 2, rows: [{ status: 'provinceReviewing' }, { status: 'provinceReviewing' }] });
    for (const query of ['status=provinceFlagged', 'status=provincePassed', 'stage=ministryReview'])
      expect((await listed(query)).body).toMatchObject({ total: 0 });
    expect(await seenBy(cast.ministry, 'T-1')).toMatchObject({ status: 'provinceFlagged', stage: 'ministryReview' });
    expect((await cast.province.get('/api/evaluations?status=provinceFlagged')).body).toMatchObject({ total: 1 });
  });

  it('tells its subject of a site check that it will have, and not what that found', async () => {
    must(await cast.ministry.press(`${at('T-1')}/orderSiteCheck`, { reason: '核查收入口径' }));
    const before = await seenBy(cast.applicant, 'T-1');
    expect(before).toMatchObject({ status: 'siteCheckPending', stage: 'ministryReview' });

    must(
      await cast.support.press(`${at('T-1')}/reportSiteCheck`, {
        visitors: ['甲', '乙', '丙'],
        satisfied: false,
        report: '账目与申报不符，详见附页。'.repeat(10),
      }),
    );

    expect(still(await seenBy(cast.applicant, 'T-1'))).toEqual(still(before));
    expect(await seenBy(cast.support, 'T-1')).toMatchObject({ status: 'siteChecked' });
  });

  it('shows its subject the outcome at once, since the time to explain runs', async () => {
    must(await cast.ministry.press(`${at('T-1')}/concludeEvaluation`, { outcome: 'notPassed', score: '55.0', reason: '核查结果与申报不符。' }));

    expect(await seenBy(cast.applicant, 'T-1')).toMatchObject({ status: 'notPassed', stage: 'explanation', next: { command: 'fileExplanation' } });
    expect((await cast.applicant.get('/api/evaluations?status=notPassed')).body).toMatchObject({ total: 1 });
  });
});
