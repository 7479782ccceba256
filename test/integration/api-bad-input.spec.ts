import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, Person, startOwnApi } from './api-harness.js';
import { application, type Cast, castOf, fillIn, must, openSeason, SEASON, start, submitted } from './api-season.js';

let api: Api;
let cast: Cast;
beforeAll(async () => {
  api = await startOwnApi();
  cast = await castOf(api);
  await openSeason(api, cast);
  await submitted(cast.applicant, 'b-1', 1);
});
afterAll(() => api.close());

const B = application('b-1');
const everything = async () =>
  JSON.stringify(
    await api.sql(
      'select (select count(*)::int from event) as facts, (select count(*)::int from command) as commands, (select count(*)::int from mail) as mail, (select count(*)::int from personal_value) as values',
    ),
  );

/** Nothing half written: the tables that a command touches are as they were. */
async function refused(answering: Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>, status: number, code: string, field?: string) {
  const before = await everything();
  const answer = await answering;
  expect(answer).toMatchObject({
    status,
    body: { code, status, type: `urn:fwzz:problem:${code}`, requestId: expect.any(String), ...(field !== undefined && { field }) },
  });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(String(answer.body.detail)).toMatch(/\p{Script=Han}/u);
  expect(String(answer.body.detailEn)).not.toMatch(/\p{Script=Han}/u);
  expect(await everything()).toBe(before);
  return answer;
}

describe('bodies', () => {
  it('refuses a field it does not know, a wrong type and a missing field, each by name', async () => {
    await refused(cast.applicant.press(`${B}/withdrawApplication`, { reason: '不再申报', status: 'announced' }), 400, 'BODY_INVALID', 'status');
    await refused(cast.applicant.press(`${B}/withdrawApplication`, { reason: 7 }), 400, 'BODY_INVALID', 'reason');
    await refused(cast.applicant.press(`${B}/withdrawApplication`, {}), 400, 'BODY_INVALID', 'reason');
    await refused(
      cast.province.press(`${B}/returnForCorrection`, { reasons: [{ field: 'statement', reason: '', more: 1 }] }),
      400,
      'BODY_INVALID',
      'reasons.0.more',
    );
    await refused(cast.ministry.press(`${B}/ruleObjection`, { objectionId: 'o', outcome: 'maybe', reason: '' }), 400, 'BODY_INVALID', 'outcome');
    for (const body of [null, [], 'text', 3]) await refused(cast.applicant.press(`${B}/withdrawApplication`, body), 400, 'BODY_INVALID');
  });

  it('says in words which field it is and what is wrong with it', async () => {
    const said = async (body: unknown) => {
      const { detail, detailEn } = (await cast.ministry.press(`${B}/orderSiteVisit`, body)).body;
      return { detail, detailEn };
    };

    expect(await said({})).toEqual({ detail: '内容不符合要求：reason 没有填写。', detailEn: 'The body is not as required: reason is missing.' });
    expect(await said({ reason: 7 })).toEqual({ detail: '内容不符合要求：reason 应为文字。', detailEn: 'The body is not as required: reason must be a text.' });
    expect(await said({ reason: 'x'.repeat(4_001) })).toMatchObject({ detail: '内容不符合要求：reason 最多 4000 个字符。' });
    expect(await said({ reason: 'x', more: 1 })).toMatchObject({ detail: '内容不符合要求：more 没有这一项。' });
    expect(await said([])).toMatchObject({ detailEn: 'The body is not as required: it must be an object.' });
    expect((await cast.ministry.get('/api/applications?limit=0')).body).toMatchObject({ detail: '查询条件不对：limit 不小于 1。' });
    expect((await cast.ministry.get('/api/applications?sort=password')).body.detailEn).toMatch(/sort must be one of due, -due,/);
  });

  it('refuses decimals as numbers, instants that are none, and years that no date of ours can have', async () => {
    await refused(cast.applicant.press(`${B}/submitApplication`, { draftVersion: 1.5 }), 400, 'BODY_INVALID', 'draftVersion');
    for (const mailedAt of ['2022-05-31', 'tomorrow', '2022-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T00:00:00+08:00']) {
      await refused(
        cast.province.press(`/api/desks/${SEASON}/32/dispatchPackage`, { mailedAt, carrier: '邮政', trackingNo: 'E1' }),
        400,
        'BODY_INVALID',
        'mailedAt',
      );
    }
  });

  it('refuses what PostgreSQL cannot keep, in a value, deep inside and as a key', async () => {
    await refused(cast.applicant.press(`${B}/withdrawApplication`, { reason: 'a\u0000b' }), 400, 'UNSUPPORTED_CHARACTER', 'reason');
    await refused(cast.applicant.press(`${B}/withdrawApplication`, { reason: 'a\ud800b' }), 400, 'UNSUPPORTED_CHARACTER', 'reason');
    await refused(
      cast.applicant.call('PATCH', `${B}/draft`, { body: { patchId: 'patch-nul-1', base: 1, set: { statement: { plan: 'x\u0000' } } } }),
      400,
      'UNSUPPORTED_CHARACTER',
      'set.statement.plan',
    );
    await refused(
      cast.applicant.call('PATCH', `${B}/draft`, { body: { patchId: 'patch-nul-2', base: 1, set: { statement: { 'a\u0000': 'x' } } } }),
      400,
      'UNSUPPORTED_CHARACTER',
    );
    await refused(cast.applicant.get('/api/applications?q=%00'), 400, 'UNSUPPORTED_CHARACTER');
    await refused(cast.applicant.get('/api/applications/a%00b'), 400, 'UNSUPPORTED_CHARACTER');
    await refused(new Person(api.url, 'x\u0000y').signIn(), 400, 'UNSUPPORTED_CHARACTER', 'account');
  });

  it('refuses a body that is not JSON, not whole, not UTF-8 JSON, or of another type', async () => {
    for (const raw of ['{"reason":', '{reason:1}', '{}x'])
      await refused(cast.applicant.call('POST', `${B}/withdrawApplication`, { raw, key: 'malformed-1' }), 400, 'BODY_MALFORMED');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json-seq']) {
      await refused(
        cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: '{"reason":"x"}', key: 'other-type-1', headers: { 'content-type': type } }),
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      );
    }
    await refused(
      cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: '{"reason":"x"}', key: 'zipped-1', headers: { 'content-encoding': 'gzip' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    );
  });

  it('refuses 10 MB with 413 and goes on', async () => {
    await refused(
      cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: JSON.stringify({ reason: 'x'.repeat(10_000_000) }), key: 'too-large-1' }),
      413,
      'BODY_TOO_LARGE',
    );
    await refused(cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: new Uint8Array(10_000_000), key: 'too-large-2' }), 413, 'BODY_TOO_LARGE');
    expect((await cast.applicant.get('/api/me')).status).toBe(200);
  });

  it('refuses a body so deep that a reader would run out of stack', async () => {
    await refused(
      cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: `{"reason":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, key: 'too-deep-1' }),
      400,
      'BODY_INVALID',
    );
  });

  it('keeps __proto__ a mere unknown field', async () => {
    await refused(
      cast.applicant.call('POST', `${B}/withdrawApplication`, { raw: '{"reason":"x","__proto__":{"admin":true}}', key: 'prototype-1' }),
      400,
      'BODY_INVALID',
    );
  });
});

describe('addresses and queries', () => {
  it('answers an address it does not know, and a method that an address does not have', async () => {
    await refused(cast.applicant.get('/api/nothing'), 404, 'ROUTE_UNKNOWN');
    await refused(cast.applicant.press(`${B}/lapseApplication`, { deadline: 'fill' }), 404, 'ROUTE_UNKNOWN');
    const answer = await refused(cast.applicant.call('DELETE', B), 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe('GET');
  });

  it('refuses ids that are none', async () => {
    for (const id of ['-a', 'a b', 'a%2Fb', '%E4%BA%BA', 'a'.repeat(65), "';--"]) await refused(cast.applicant.get(application(id)), 400, 'ADDRESS_INVALID');
    await refused(cast.applicant.get('/api/applications/%E0%A4%A'), 400, 'ADDRESS_INVALID');
    await refused(cast.operator.get('/api/processes/nothing%2Fa'), 400, 'ADDRESS_INVALID', 'stream');
  });

  it('refuses a filter it does not know and one that cannot be', async () => {
    await refused(cast.applicant.get('/api/applications?province=32'), 400, 'QUERY_INVALID', 'province');
    await refused(cast.applicant.get('/api/applications?limit=100000'), 400, 'QUERY_INVALID', 'limit');
    // Larger than PostgreSQL's integer: it was a 500 before the schema said where a batch ends.
    for (const batch of ['-9007199254740991', '2147483648', '0', '1e3'])
      await refused(cast.applicant.get(`/api/titles?batch=${batch}`), 400, 'QUERY_INVALID', 'batch');
    await refused(cast.applicant.get('/api/applications?sort=password'), 400, 'QUERY_INVALID', 'sort');
    await refused(cast.applicant.get('/api/seasons?x=1'), 400, 'QUERY_INVALID', 'x');
    await refused(cast.applicant.get('/api/applications?season=a&season=b'), 400, 'QUERY_INVALID', 'season');
    expect((await cast.applicant.get(`/api/applications?q=${encodeURIComponent("%_\\' or 1=1")}`)).body).toMatchObject({ total: 0 });
  });

  it.each(['applications', 'evaluations', 'titles', 'queue', 'notices', 'facts', 'processes'])('refuses a page of %s that there cannot be', async (list) => {
    const reader = { facts: cast.auditor, processes: cast.operator }[list] ?? cast.applicant;
    for (const after of ['', 'x', '%25', 'WzEsMl0', btoa('["\u0000","x"]'), btoa('[1,"x"]'), btoa('["1"]'), btoa('{"a":1}')])
      await refused(reader.get(`/api/${list}?after=${encodeURIComponent(after)}`), 400, 'QUERY_INVALID', 'after');
  });

  it('refuses the page of one order in another', async () => {
    for (const after of [btoa('["99999999999999999999","x"]'), btoa('["FWZZ-2022","application/a"]')])
      await refused(cast.applicant.get(`/api/applications?after=${after}&sort=due`), 400, 'QUERY_INVALID', 'after');
    expect((await cast.applicant.get(`/api/applications?after=${btoa('["FWZZ-2022","application/a"]')}&sort=no`)).status).toBe(200);
  });

  it('answers a request that is not HTTP without falling over', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write('NONSENSE\r\n\r\n');
    const text = await new Promise<string>((tell) => socket.once('data', (chunk) => tell(chunk.toString())));
    socket.destroy();

    expect(text).toMatch(/^HTTP\/1\.1 400/);
    expect((await api.stranger().get('/health/live')).status).toBe(200);
  });
});

describe('commands at the wrong place or time', () => {
  it('refuses a command that the stage does not have', async () => {
    await refused(
      cast.province.press(`${B}/passProvinceReview`, { truthful: true, accurate: true, complete: true, opinion: '合格', warningsConfirmed: [] }),
      409,
      'WRONG_STAGE',
    );
  });

  it('hides what another province and another applicant may not know, as if it were not there', async () => {
    const body = { truthful: true, accurate: true, complete: true, opinion: '合格', warningsConfirmed: [] };
    const hidden = await refused(cast.otherProvince.press(`${B}/passProvinceReview`, body), 404, 'NOT_FOUND');
    const absent = await refused(cast.otherProvince.press(`${application('no-such')}/passProvinceReview`, body), 404, 'NOT_FOUND');
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });

    for (const draftVersion of [1, 7]) await refused(cast.otherApplicant.press(`${B}/submitApplication`, { draftVersion }), 404, 'NOT_FOUND');
    await refused(cast.otherApplicant.get(B), 404, 'NOT_FOUND');
    await refused(cast.otherApplicant.get(`${B}/draft`), 404, 'NOT_FOUND');
    await refused(cast.otherProvince.get(`/api/desks/${SEASON}/32`), 404, 'NOT_FOUND');
    expect((await cast.otherProvince.get('/api/applications')).body).toMatchObject({ rows: [], total: 0 });
  });

  it('uses up no number for who may not start an application', async () => {
    const lastNumber = () => api.sql('select last_value from application_number');
    const before = await lastNumber();
    const body = { season: SEASON, category: 'enterprise', authority: '32', unitName: '样例', subjectCode: 'x' };
    await refused(cast.province.press(`${application('b-none')}/startApplication`, body), 403, 'FORBIDDEN');
    expect(await lastNumber()).toEqual(before);
  });

  it('answers alike who recommends a case of another province, one not yet filed and one that is not there', async () => {
    const desk = `/api/desks/${SEASON}/33/recommendApplication`;
    const own = `/api/desks/${SEASON}/32/recommendApplication`;
    await start(cast.otherApplicant, 'b-unfiled', 9);
    const unlike = async (person: Person, address: string, applicationId: string) => {
      const { body } = await refused(person.press(address, { applicationId }), 409, 'NOT_A_CANDIDATE', 'applicationId');
      return { ...body, requestId: '', params: { ...(body.params as object), applicationId: '' } };
    };

    const absent = await unlike(cast.otherProvince, desk, 'b-none');

    expect(absent).toMatchObject({ params: { applicationId: '' } });
    expect(await unlike(cast.otherProvince, desk, 'b-1')).toEqual(absent);
    expect(await unlike(cast.province, own, 'b-unfiled')).toEqual(absent);
  });

  it('tells somebody whose role it is not, where the case itself is no secret', async () => {
    await refused(cast.applicant.press(`${B}/startProvinceReview`), 403, 'FORBIDDEN');
    await refused(cast.auditor.press(`${B}/withdrawApplication`, { reason: 'x' }), 403, 'FORBIDDEN');
    await refused(cast.operator.get('/api/applications'), 403, 'FORBIDDEN');
  });

  it('refuses a version that is no longer the newest, and names the one that is', async () => {
    const answer = await refused(cast.province.press(`${B}/startProvinceReview`, {}, 'stale-version-1', { 'if-match': '"1"' }), 412, 'STALE_VERSION');
    expect(answer.body.version).toBe(2);
    await refused(cast.province.press(`${B}/startProvinceReview`, {}, 'stale-version-2', { 'if-match': '2' }), 400, 'IF_MATCH_INVALID');
  });

  it('needs a key for every command, of letters, digits, _ and -', async () => {
    await refused(cast.province.call('POST', `${B}/startProvinceReview`, { body: {} }), 400, 'IDEMPOTENCY_KEY_MISSING');
    for (const key of ['short', 'close/a/1-aaaa', 'x'.repeat(65), 'with space 1'])
      await refused(cast.province.press(`${B}/startProvinceReview`, {}, key), 400, 'IDEMPOTENCY_KEY_INVALID');
  });

  it('gives a repeated command the same answer, and refuses its key for another body, another address or another person', async () => {
    await start(cast.applicant, 'b-2', 2);
    const version = await fillIn(cast.applicant, 'b-2', 2);
    const C = application('b-2');
    const press = () => cast.applicant.press(`${C}/submitApplication`, { draftVersion: version }, 'repeat-me-please-1');

    const first = must(await press());
    const before = await everything();
    const again = await Promise.all(Array.from({ length: 5 }, press));

    for (const answer of again) expect(answer).toMatchObject({ status: 200, body: { ...first.body, alreadyRecorded: true } });
    expect(await everything()).toBe(before);
    await refused(cast.applicant.press(`${C}/submitApplication`, { draftVersion: version + 1 }, 'repeat-me-please-1'), 409, 'COMMAND_ID_REUSED');
    await refused(cast.applicant.press(`${C}/withdrawApplication`, { reason: '不再申报' }, 'repeat-me-please-1'), 409, 'COMMAND_ID_REUSED');
    await refused(cast.ministry.press(`${C}/withdrawApplication`, { reason: '不再申报' }, 'repeat-me-please-1'), 409, 'COMMAND_ID_REUSED');
  });

  it('refuses to file a draft that the person has not seen, one that is empty, and one whose rules say no', async () => {
    await start(cast.applicant, 'b-3', 3);
    const C = application('b-3');
    await refused(cast.applicant.press(`${C}/submitApplication`, { draftVersion: 0 }), 409, 'DRAFT_MISSING');
    const version = await fillIn(cast.applicant, 'b-3', 3, { no_violation: false });
    const stale = await refused(cast.applicant.press(`${C}/submitApplication`, { draftVersion: version - 1 }), 409, 'DRAFT_STALE');
    expect(stale.body.version).toBe(version);
    await refused(cast.applicant.press(`${C}/submitApplication`, { draftVersion: version }), 422, 'DECLARATION_FALSE', 'form.no_violation');
    must(
      await cast.applicant.call('PATCH', `${C}/draft`, {
        body: { patchId: 'patch-mobile-1', base: version, set: { no_violation: true, contact_mobile: '12345' } },
      }),
    );
    await refused(cast.applicant.press(`${C}/submitApplication`, { draftVersion: version + 1 }), 422, 'FIELD_INVALID', 'form.contact_mobile');
  });
});
