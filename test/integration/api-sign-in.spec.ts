import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, PASSWORD, Person, startOwnApi } from './api-harness.js';

let api: Api;
beforeAll(async () => {
  api = await startOwnApi();
});
afterAll(() => api.close());

describe('signing in', () => {
  it('gives a session whose token stands in the database only as a hash', async () => {
    const person = await api.person({ id: 'app-1', role: 'applicant', organisation: 'org-1' });

    const me = await person.get('/api/me');

    expect(me).toMatchObject({ status: 200, body: { id: 'app-1', role: 'applicant', organisation: 'org-1', csrf: person.csrf } });
    const token = person.cookie.split('=')[1] ?? '';
    expect(token.length).toBeGreaterThan(40);
    const kept = await api.sql<{ token_hash: string }>('select token_hash from session');
    expect(kept.some((row) => row.token_hash === token)).toBe(false);
  });

  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    await api.person({ id: 'app-2', role: 'applicant', organisation: 'org-2' });

    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'app-2', password: PASSWORD }),
    });

    const [session, device, ...more] = response.headers.getSetCookie();
    expect(session).toMatch(/^fwzz=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(device).toMatch(/^fwzz-device=[A-Za-z0-9_.-]{60,80}; Max-Age=15552000; Path=\/api\/session; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(more).toEqual([]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('answers the same for a wrong password and for an account that does not exist', async () => {
    await api.person({ id: 'app-3', role: 'applicant', organisation: 'org-3' });

    const wrong = await new Person(api.url, 'app-3').signIn('not the password');
    const unknown = await new Person(api.url, 'no-such-account').signIn('not the password');

    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    expect(unknown.body.code).toBe('SIGN_IN_FAILED');
  });

  it('pauses after five failures, also for the right password, and tells an unknown account nothing else', async () => {
    await api.person({ id: 'app-4', role: 'applicant', organisation: 'org-4' });

    for (const account of ['app-4', 'no-such-account-4']) {
      const guesser = new Person(api.url, account);
      const answers = await Promise.all(Array.from({ length: 8 }, () => guesser.signIn('guess')));
      expect(answers.map((answer) => answer.status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    }
    const owner = await new Person(api.url, 'app-4').signIn();
    expect(owner).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } });
    expect(Number(owner.headers.get('retry-after'))).toBeGreaterThan(800);

    await api.sql(`update sign_in_failure set locked_until = now() - interval '1 second' where account_name = 'app-4'`);
    expect((await new Person(api.url, 'app-4').signIn()).status).toBe(200);
  });

  it('forgets failures at the first success', async () => {
    await api.person({ id: 'app-5', role: 'applicant', organisation: 'org-5' });
    const person = new Person(api.url, 'app-5');

    for (let round = 0; round < 2; round++) {
      for (let failure = 0; failure < 4; failure++) expect((await person.signIn('wrong')).status).toBe(401);
      expect((await person.signIn()).status).toBe(200);
    }
  });
});

describe('a session', () => {
  it('ends after 30 minutes without a request, and says that it has ended', async () => {
    const person = await api.person({ id: 'app-6', role: 'applicant', organisation: 'org-6' });

    await api.sql(`update session set last_seen_at = now() - interval '29 minutes' where account_id = 'app-6'`);
    expect((await person.get('/api/me')).status).toBe(200);
    await api.sql(`update session set last_seen_at = now() - interval '31 minutes' where account_id = 'app-6'`);
    await new Promise((go) => setTimeout(go, 1_100));

    expect(await person.get('/api/me')).toMatchObject({ status: 401, body: { code: 'SESSION_EXPIRED' } });
  });

  it('ends after 12 hours whatever is done in it', async () => {
    const person = await api.person({ id: 'app-7', role: 'applicant', organisation: 'org-7' });
    const [kept] = await api.sql<{ hours: number }>(
      `select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where account_id = 'app-7'`,
    );
    expect(kept?.hours).toBe(12);

    await api.sql(`update session set expires_at = now() where account_id = 'app-7'`);

    expect((await person.get('/api/me')).body.code).toBe('SESSION_EXPIRED');
  });

  it('is over for its holder at sign-out', async () => {
    const person = await api.person({ id: 'app-8', role: 'applicant', organisation: 'org-8' });
    const before = person.cookie;

    expect((await person.call('DELETE', '/api/session')).status).toBe(204);

    person.cookie = before;
    expect((await person.get('/api/me')).status).toBe(401);
  });

  it('does not write without the page’s token, and a token of another session does not count', async () => {
    const person = await api.person({ id: 'min-1', role: 'ministry' });
    const other = await api.person({ id: 'min-2', role: 'ministry' });
    const body = { season: 'batch-4', title: '第四批' };

    const without = await person.press('/api/seasons/batch-4/openSeason', body, 'csrf-key-1', { 'x-csrf-token': '' });
    const foreign = await person.press('/api/seasons/batch-4/openSeason', body, 'csrf-key-2', { 'x-csrf-token': other.csrf });

    for (const answer of [without, foreign]) expect(answer).toMatchObject({ status: 403, body: { code: 'CSRF_FAILED' } });
    expect(await api.sql('select 1 from event')).toEqual([]);
  });

  it('of a disabled account is over', async () => {
    const person = await api.person({ id: 'app-9', role: 'applicant', organisation: 'org-9' });

    await api.sql(`update account set disabled = true where id = 'app-9'`);

    expect((await person.get('/api/me')).status).toBe(401);
  });

  it('is needed for everything that is not public', async () => {
    expect(await api.stranger().get('/api/me')).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect((await api.stranger().get('/health/live')).status).toBe(200);
  });
});
