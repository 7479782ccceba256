import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, startOwnApi } from './api-harness.js';
import { application, type Cast, castOf, must, openSeason, start, submitted } from './api-season.js';

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

describe('a draft', () => {
  it('keeps one of two windows’ writes on the same version, tells the other what was written, and answers a repeated patch once', async () => {
    await start(cast.applicant, 'b-4', 4);
    const draft = `${application('b-4')}/draft`;
    const patch = (patchId: string, base: number, set: unknown) => cast.applicant.call('PATCH', draft, { body: { patchId, base, set } });
    must(await patch('window-a-1', 0, { unit_name: '甲', postcode: '215000' }));

    const both = await Promise.all([patch('window-a-2', 1, { unit_name: '乙' }), patch('window-b-1', 1, { unit_name: '丙' })]);

    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const loser = both.find((answer) => answer.status === 409);
    expect(loser?.body).toMatchObject({ code: 'DRAFT_CONFLICT', version: 2, changed: { unit_name: expect.stringMatching(/乙|丙/) } });
    expect(Object.keys(loser?.body.changed as object)).toEqual(['unit_name']);
    expect(await patch('window-a-1', 0, { unit_name: '甲', postcode: '215000' })).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await cast.applicant.get(draft)).body).toMatchObject({ version: 2, state: 'open', form: { postcode: '215000' } });
  });

  it('keeps nothing of a patch with a field that its form does not have, and lets one be taken out', async () => {
    await start(cast.applicant, 'b-5', 5);
    const draft = `${application('b-5')}/draft`;
    const patch = (patchId: string, base: number, set: unknown) => cast.applicant.call('PATCH', draft, { body: { patchId, base, set } });

    for (const [index, field] of ['unit_nmae', 'constructor', 'software_copyrights_2'].entries())
      expect(await patch(`unknown-${index}`, 0, { unit_name: '甲', [field]: '甲' })).toMatchObject({
        status: 400,
        body: { code: 'BODY_INVALID', field: `set.${field}`, detail: `内容不符合要求：set.${field} 没有这一项。` },
      });

    expect((await cast.applicant.get(draft)).body).toMatchObject({ version: 0, form: {} });
    must(await patch('known-fields-1', 0, { unit_name: '甲', listing_status: null, from_an_older_form: null, justifications: {} }));
  });

  it('is closed once it is filed', async () => {
    expect(await cast.applicant.call('PATCH', `${B}/draft`, { body: { patchId: 'after-filing-1', base: 1, set: { unit_name: '乙' } } })).toMatchObject({
      status: 423,
      body: { code: 'DRAFT_CLOSED' },
    });
    expect((await cast.applicant.get(`${B}/draft`)).body).toMatchObject({ state: 'submitted' });
  });
});
