import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseView } from '#libs/contracts/http/case-view';
import { deskView } from '#libs/contracts/http/desk-view';
import { boardView, publicityView, seasonView } from '#libs/contracts/http/season-view';
import { draftFindings } from '#libs/contracts/http/draft-view';
import { type Api, startOwnApi } from './api-harness.js';
import { application, type Cast, castOf, fillIn, follow, must, openSeason, PERSONAL, SEASON, start } from './api-season.js';

let api: Api;
let cast: Cast;
beforeAll(async () => {
  api = await startOwnApi();
  cast = await castOf(api);
  await openSeason(api, cast);
});
afterAll(() => api.close());

const A = application('a-1');
const DESK = `/api/desks/${SEASON}/32`;
const HASH = 'a'.repeat(64);

describe('one enterprise, over HTTP', () => {
  it('goes from draft to submission with the number made by the server and no name in the log', async () => {
    await start(cast.applicant, 'a-1', 1);
    const version = await fillIn(cast.applicant, 'a-1', 1);
    const findings = draftFindings.parse((await cast.applicant.call('POST', `${A}/draft/check`, { body: {} })).body);
    expect(findings).toMatchObject({ canSubmit: true, draftVersion: version });

    const answer = must(await cast.applicant.press(`${A}/submitApplication`, { draftVersion: version }));

    expect(answer.body).toMatchObject({ stream: 'application/a-1', version: 2, facts: [{ type: 'ApplicationSubmitted', version: 2 }], alreadyRecorded: false });
    const view = caseView.parse((await cast.applicant.get(A)).body);
    expect(view).toMatchObject({ status: 'submitted', version: 2, submission: 1, hasDraft: false, stage: 'provinceReview' });
    expect(view.no).toMatch(/^FWZZ-2022-B4-ENT-32-\d{4,}$/);
    const log = JSON.stringify(await api.sql('select payload, actor from event')) + JSON.stringify(await api.sql('select content from submission_content'));
    for (const value of Object.values(PERSONAL)) expect(log).not.toContain(value);
    const kept = await api.sql<{ field: string; value: string }>(`select field, value from personal_value where subject = 'application/a-1' order by field`);
    expect(Object.fromEntries(kept.map((row) => [row.field, row.value]))).toEqual(PERSONAL);
  });

  it('is reviewed, recommended, sealed, mailed and received, each seen by who may', async () => {
    const before = caseView.parse((await cast.province.get(A)).body);
    expect(before.next).toMatchObject({ command: 'startProvinceReview', unless: { what: { zh: expect.stringContaining('逾期') } } });
    expect(before.allowed.find((row) => row.command === 'passProvinceReview')).toMatchObject({ ok: false, code: 'WRONG_STAGE' });
    must(await cast.province.press(`${A}/startProvinceReview`));
    must(
      await cast.province.press(`${A}/passProvinceReview`, {
        truthful: true,
        accurate: true,
        complete: true,
        opinion: '材料真实、准确、完整。',
        warningsConfirmed: before.findings.filter((finding) => finding.severity === 'W').map((finding) => finding.rule),
      }),
    );
    const desk = deskView.parse((await cast.province.get(DESK)).body);
    expect(desk.categories[0]).toMatchObject({ category: 'enterprise', quota: 10, used: 0, candidates: [{ applicationId: 'a-1', recommend: { ok: true } }] });

    must(await cast.provinceColleague.press(`${DESK}/recommendApplication`, { applicationId: 'a-1' }));
    await follow(api, `desk/${SEASON}/32`);
    must(await cast.province.press(`${DESK}/sealPackage`, { letterNo: '苏工信〔2022〕1号', letterHash: HASH, summaryHash: HASH }));
    must(await cast.province.press(`${DESK}/dispatchPackage`, { mailedAt: new Date().toISOString(), carrier: '邮政', trackingNo: 'E1' }));
    await follow(api, `desk/${SEASON}/32`);
    must(await cast.support.press(`${DESK}/receivePackage`, { paperNumbersMatch: true }));
    await follow(api, `desk/${SEASON}/32`);

    expect((await cast.support.get(A)).body).toMatchObject({ status: 'received', rank: 1, stage: 'ministryReview' });
    expect((await cast.applicant.get(A)).body).toMatchObject({ status: 'received', rank: null });
  });

  it('is scored by experts who see no other score, and whose finding its applicant does not learn', async () => {
    must(await cast.support.press(`${A}/passFormalCheck`, { note: '材料齐全' }));
    must(await cast.support.press(`${A}/assignExperts`, { experts: cast.experts.map((expert) => expert.account) }));
    const view = caseView.parse((await cast.experts[0]?.get(A))?.body);
    const scores = Object.fromEntries((view.criteria ?? []).map((criterion) => [criterion.id, criterion.maximum - 1]));
    const opinion = '服务型制造模式清晰，成效明显，具有示范价值，建议推荐。'.repeat(3);

    for (const expert of cast.experts) must(await expert.press(`${A}/submitScore`, { scores, opinion }));
    must(await cast.support.press(`${A}/concludeExpertReview`));

    expect(caseView.parse((await cast.experts[1]?.get(A))?.body).scores).toHaveLength(1);
    const own = caseView.parse((await cast.applicant.get(A)).body);
    expect(own).toMatchObject({ status: 'received', statusText: { zh: '评审中' }, scores: [], meanScore: null, experts: [] });
    expect(JSON.stringify(own)).not.toMatch(/expert-|ExpertReview|ScoreSubmitted|expertPassed/);
    expect((await cast.ministry.get(A)).body).toMatchObject({ status: 'expertPassed' });
    expect(JSON.stringify((await cast.applicant.get('/api/applications')).body)).not.toContain('expertPassed');
    expect((await cast.applicant.get('/api/applications?status=expertPassed')).body).toMatchObject({ rows: [], total: 0 });
  });

  it('comes to the public list, where anybody may object by name', async () => {
    must(await cast.ministry.press(`${A}/suggestApplication`, { reason: '评审结果靠前' }));
    const S = `/api/seasons/${SEASON}`;
    expect((await api.stranger().get(`/api/public/publicity/${SEASON}`)).body).toMatchObject({ rows: [], open: false });
    must(await cast.ministry.press(`${S}/openConsultation`, { note: '征求意见' }));
    await follow(api, `season/${SEASON}`);
    must(await cast.ministry.press(`${S}/closeConsultation`, { note: '无不同意见' }));
    must(await cast.ministry.press(`${S}/openSeasonPublicity`, { from: new Date().toISOString(), endsAt: new Date(Date.now() + 60_000).toISOString() }));
    await follow(api, `season/${SEASON}`);

    const list = publicityView.parse((await api.stranger().get(`/api/public/publicity/${SEASON}`)).body);
    expect(list).toMatchObject({ open: true, rows: [{ applicationId: 'a-1', unitName: '示例精密传动制造有限公司' }] });
    const objection = {
      objectionId: 'o-1',
      by: 'person',
      name: '张三',
      contact: '13900005678',
      evidence: ['照片一张'],
      statement: '该项目与公示内容不符。',
      sealed: false,
    };
    must(await api.stranger().press(`${A}/raiseObjection`, objection));

    expect((await cast.ministry.get(A)).body).toMatchObject({ objections: [{ objectionId: 'o-1', status: 'open' }] });
    expect(JSON.stringify(await api.sql('select payload from event'))).not.toMatch(/张三|13900005678/);
    seasonView.parse((await cast.applicant.get(S)).body);
    expect(boardView.parse((await cast.ministry.get(`${S}/board`)).body)).toMatchObject({
      totals: { inPublicity: 1 },
      categories: [{ category: 'enterprise', quota: 20 }, {}, {}, {}, {}, {}],
    });
  });

  it('can be followed fact by fact by the auditor, and exported', async () => {
    const facts = await cast.auditor.get('/api/facts?stream=application%2Fa-1&limit=5');
    expect(facts.body).toMatchObject({ rows: [{ type: 'ObjectionRaised', actor: { role: 'public' } }, {}, {}, {}, {}], after: expect.any(String) });
    const rest = await cast.auditor.get(`/api/facts?stream=application%2Fa-1&limit=200&after=${String(facts.body.after)}`);
    expect((rest.body.rows as { version: number }[]).at(-1)).toMatchObject({ version: 1, type: 'ApplicationStarted' });

    const exported = await cast.auditor.get('/api/log/export');

    expect(exported.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = String(exported.body.text).trimEnd().split('\n');
    const [count] = await api.sql<{ n: number }>('select count(*)::int as n from event');
    const exportedFacts = lines.filter((line) => 'version' in (JSON.parse(line) as object));
    expect(exportedFacts).toHaveLength(count?.n ?? 0);
    expect(lines.at(-1)).toContain('"signature"');
  });

  it('shows its process from PostgreSQL when the engine is away', async () => {
    expect((await cast.operator.get('/api/processes/application%2Fa-1')).body).toMatchObject({
      stream: 'application/a-1',
      source: 'postgresql',
      state: 'unknown',
      stage: 'publicity',
      agrees: null,
    });
    expect((await cast.operator.get('/api/processes/application%2Fa-1/queries/stage')).body).toMatchObject({ source: 'postgresql', answer: 'publicity' });
    expect((await cast.operator.get('/api/processes?kind=application')).body).toMatchObject({ total: 1 });
    expect((await cast.operator.call('POST', '/api/processes/application%2Fa-1/nudge', { body: {} })).status).toBe(202);
  });
});
