import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyInbox } from '#libs/engine/inbox';
import { type Api, type Person, startOwnApi } from './api-harness.js';
import { application, type Cast, castOf, must, openSeason, start, submitted } from './api-season.js';

let api: Api;
let cast: Cast;
beforeAll(async () => {
  api = await startOwnApi();
  cast = await castOf(api);
  await openSeason(api, cast);
});
afterAll(() => api.close());

interface Listener {
  text(): string;
  ended: Promise<void>;
  stop(): void;
}

async function listen(person: Person): Promise<Listener> {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/events`, { headers: { cookie: person.cookie }, signal: abort.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  return { text: () => text, ended: reading.then(() => undefined), stop: () => abort.abort() };
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 60 && !what(); tries++) await sleep(50);
  expect(what()).toBe(true);
}

describe('live changes', () => {
  it('tell whoever may read a stream that it has changed, and nobody else', async () => {
    const [mine, foreign, province, operator] = await Promise.all([cast.applicant, cast.otherApplicant, cast.province, cast.operator].map(listen));
    await start(cast.applicant, 'l-1', 1);

    await until(() => mine?.text().includes('"stream":"application/l-1"') ?? false);
    await until(() => operator?.text().includes('application/l-1') ?? false);
    await sleep(700);

    expect(mine?.text()).toMatch(/id: \d+\nevent: streamChanged\ndata: {"stream":"application\/l-1","version":1,"kind":"application"}\n\n/);
    // A draft is its owner's alone, also for its own province.
    for (const other of [foreign, province]) expect(other?.text()).not.toContain('application/l-1');
    for (const each of [mine, foreign, province, operator]) each?.stop();
  });

  it('follow the facts, as every question of a right does, where older code has stored something else of them', async () => {
    await start(cast.applicant, 'l-older', 8);
    await api.sql(
      `update stream set fold_id = 'older', state = state || '{"organisation":"org-2","submission":1,"authority":"33"}' where id = 'application/l-older'`,
    );
    const [mine, foreign] = await Promise.all([cast.applicant, cast.otherApplicant].map(listen));

    expect((await cast.otherApplicant.get(`${application('l-older')}/draft`)).status).toBe(404);
    expect((await cast.applicant.get(application('l-older'))).status).toBe(200);
    must(await cast.applicant.press(`${application('l-older')}/withdrawApplication`, { reason: '不再申报' }));
    await until(() => mine?.text().includes('application/l-older') ?? false);
    expect(foreign?.text()).not.toContain('application/l-older');
    for (const each of [mine, foreign]) each?.stop();
  });

  it('end when the session ends', async () => {
    const person = await api.person({ id: 'applicant-9', role: 'applicant', organisation: 'org-9' });
    const listener = await listen(person);

    must(await person.call('DELETE', '/api/session'));

    await Promise.race([listener.ended, sleep(3_000).then(() => Promise.reject(new Error('still open')))]);
    expect(listener.text()).toContain('event: sessionEnded');
  });

  it('need a session', async () => {
    expect((await api.stranger().get('/api/events')).status).toBe(401);
  });
});

describe('a command whose caller does not wait', () => {
  it('is answered with the address of its outcome: pending, then recorded', async () => {
    await submitted(cast.applicant, 'l-2', 2);
    const key = 'respond-async-key-1';

    const accepted = await cast.province.press(`${application('l-2')}/startProvinceReview`, {}, key, { prefer: 'respond-async' });

    expect(accepted).toMatchObject({ status: 202, body: { commandId: key, stream: 'application/l-2', outcome: `/api/commands/${key}` } });
    expect(accepted.headers.get('location')).toBe(`/api/commands/${key}`);
    expect((await cast.province.get(`/api/commands/${key}`)).body).toMatchObject({ status: 'pending' });
    expect((await cast.otherProvince.get(`/api/commands/${key}`)).status).toBe(404);
    expect(await api.sql(`select 1 from mail where stream = 'application/l-2'`)).toHaveLength(1);

    await applyInbox(api.store.engine, key);

    expect((await cast.province.get(`/api/commands/${key}`)).body).toMatchObject({
      status: 'recorded',
      recorded: { facts: [{ type: 'ProvinceReviewStarted' }] },
    });
  });

  it('by way of its process is refused with the same words as at once', async () => {
    await submitted(cast.applicant, 'l-3', 3);
    const key = 'signalled-key-1';
    const path = '/api/processes/application%2Fl-3/signals';

    const accepted = await cast.province.press(
      `${path}/passProvinceReview`,
      { truthful: true, accurate: true, complete: true, opinion: '合格', warningsConfirmed: [] },
      key,
    );
    await applyInbox(api.store.engine, key);

    expect(accepted.status).toBe(202);
    const outcome = await cast.province.get(`/api/commands/${key}`);
    expect(outcome.body).toMatchObject({ status: 'refused', problem: { code: 'WRONG_STAGE', detail: expect.stringContaining('现在不能办理') } });
    expect((await cast.province.press(`${path}/noSuchCommand`, {})).body.code).toBe('COMMAND_UNKNOWN');
    expect((await cast.province.press(`${path}/recommendApplication`, { applicationId: 'l-3' })).body.code).toBe('COMMAND_UNKNOWN');
    expect((await cast.province.press(`${path}/passProvinceReview`, { opinion: 1 })).body).toMatchObject({ code: 'BODY_INVALID' });
    expect((await cast.applicant.press(`${path}/submitApplication`, { draftVersion: 1 })).body.code).toBe('COMMAND_NOT_SIGNALLED');
    expect(
      (
        await cast.province.press(
          `${path}/passProvinceReview`,
          { truthful: false, accurate: true, complete: true, opinion: '合格', warningsConfirmed: [] },
          key,
        )
      ).body.code,
    ).toBe('COMMAND_ID_REUSED');
  });
});
