import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Api, PASSWORD, Person, startOwnApi } from './api-harness.js';
import { readConfig } from '../../apps/api/src/config.js';

let api: Api;
beforeAll(async () => {
  api = await startOwnApi({ env: { TRUST_PROXY: '127.0.0.1' } });
});
afterAll(() => api.close());

interface Where {
  from: string;
  mark?: string;
}

/** A browser behind the proxy, at `from`. */
const signIn = (account: string, password: string, { from, mark }: Where, url = api.url): Promise<Answer> =>
  new Person(url, account).call('POST', '/api/session', {
    body: { account, password },
    headers: { 'x-forwarded-for': from, ...(mark && { cookie: mark }) },
  });
const guess = (account: string, where: Where) => signIn(account, 'a wrong guess', where);
const markIn = (answer: Answer): string => /fwzz-device=[^;]+/.exec(answer.headers.getSetCookie().join('\n'))?.[0] ?? '';

async function lockOut(account: string, where: Where): Promise<void> {
  for (let failure = 0; failure < 5; failure++) expect((await guess(account, where)).status).toBe(401);
  expect(await guess(account, where)).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } });
}

describe('signing in behind a proxy', () => {
  it('locks out the stranger who guesses and not the owner, who comes from elsewhere', async () => {
    await api.person({ id: 'own-1', role: 'applicant', organisation: 'org-1' });

    await lockOut('own-1', { from: '203.0.113.7' });

    expect((await signIn('own-1', PASSWORD, { from: '203.0.113.7' })).status).toBe(429);
    expect((await signIn('own-1', PASSWORD, { from: '198.51.100.4' })).status).toBe(200);
  });

  it('takes a line of IPv6 for one caller, whichever of its addresses is used', async () => {
    await api.person({ id: 'own-2', role: 'applicant', organisation: 'org-2' });

    await lockOut('own-2', { from: '2001:db8:1:2::1' });

    expect((await signIn('own-2', PASSWORD, { from: '2001:db8:1:2:ffff::9' })).status).toBe(429);
    expect((await signIn('own-2', PASSWORD, { from: '2001:db8:1:3::9' })).status).toBe(200);
  });

  it('believes no address that a caller writes himself where no proxy is named', async () => {
    const direct = await startOwnApi();
    try {
      await direct.person({ id: 'own-3', role: 'applicant', organisation: 'org-3' });

      for (let failure = 0; failure < 5; failure++) await signIn('own-3', 'a wrong guess', { from: `203.0.113.${failure}` }, direct.url);

      expect((await signIn('own-3', PASSWORD, { from: '203.0.113.99' }, direct.url)).status).toBe(429);
    } finally {
      await direct.close();
    }
  });

  it.each(['true', '1', 'proxy.example', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.5;10.0.0.6'])('refuses TRUST_PROXY=%s', (given) => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://x', TRUST_PROXY: given })).toThrow(/TRUST_PROXY must be addresses or CIDR ranges/);
  });

  it('takes addresses and ranges of both kinds', () => {
    expect(readConfig({ DATABASE_URL: 'postgres://x', TRUST_PROXY: '10.0.0.5, 10.1.0.0/16,2001:db8::/32' }).trustedProxies).toHaveLength(3);
    expect(readConfig({ DATABASE_URL: 'postgres://x' }).trustedProxies).toEqual([]);
  });
});

describe('a device that an account has signed in from', () => {
  it('lets the owner in while the network he shares with a guesser is locked', async () => {
    await api.person({ id: 'own-4', role: 'applicant', organisation: 'org-4' });
    const from = '203.0.113.20';
    const mark = markIn(await signIn('own-4', PASSWORD, { from }));

    await lockOut('own-4', { from });

    expect((await signIn('own-4', PASSWORD, { from })).status).toBe(429);
    expect((await signIn('own-4', PASSWORD, { from, mark })).status).toBe(200);
  });

  it('is no leave to guess: after five failures it waits too', async () => {
    await api.person({ id: 'own-5', role: 'applicant', organisation: 'org-5' });
    const from = '203.0.113.21';
    const mark = markIn(await signIn('own-5', PASSWORD, { from }));

    await lockOut('own-5', { from, mark });

    expect((await signIn('own-5', PASSWORD, { from, mark })).status).toBe(429);
  });

  it('is known for that account alone', async () => {
    await api.person({ id: 'own-6', role: 'applicant', organisation: 'org-6' });
    await api.person({ id: 'own-7', role: 'applicant', organisation: 'org-7' });
    const from = '203.0.113.22';
    const mark = markIn(await signIn('own-6', PASSWORD, { from }));

    await lockOut('own-7', { from, mark });

    expect((await signIn('own-7', PASSWORD, { from, mark })).status).toBe(429);
  });
});

describe('one password tried on many accounts', () => {
  it('shuts signing in for that network after a hundred failures, but not for its known devices nor for others', async () => {
    await api.person({ id: 'own-8', role: 'applicant', organisation: 'org-8' });
    const from = '203.0.113.30';
    const mark = markIn(await signIn('own-8', PASSWORD, { from }));
    const guesses = Array.from({ length: 99 }, (_, number) => guess(`somebody-${number}`, { from }));
    expect(new Set((await Promise.all(guesses)).map((answer) => answer.status))).toEqual(new Set([401]));
    expect((await signIn('own-8', PASSWORD, { from })).status).toBe(200);

    await guess('somebody-99', { from });

    const shut = await signIn('own-8', PASSWORD, { from });
    expect(shut).toMatchObject({ status: 429, body: { code: 'SIGN_IN_LOCKED' } });
    expect(Number(shut.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn('own-8', PASSWORD, { from, mark })).status).toBe(200);
    expect((await signIn('own-8', PASSWORD, { from: '203.0.113.31' })).status).toBe(200);
    await api.sql(`update throttle set ends_at = now() where network = $1`, [from]);
    expect((await signIn('own-8', PASSWORD, { from })).status).toBe(200);
  });
});

describe('one password tried on many accounts at once', () => {
  it('is looked at a hundred times and no more: tries are counted before the password is looked at', async () => {
    const guesses = Array.from({ length: 120 }, (_, number) => guess(`anybody-${number}`, { from: '203.0.113.40' }));

    const answers = (await Promise.all(guesses)).map((answer) => answer.status);

    expect([answers.filter((status) => status === 401).length, answers.filter((status) => status === 429).length]).toEqual([100, 20]);
  });
});

describe('objections of people without an account', () => {
  const object = (from: string, person = api.stranger()) =>
    person.press(
      '/api/applications/no-such-case/raiseObjection',
      { objectionId: 'o-1', by: 'person', name: '张三', contact: '13900005678', evidence: [], statement: '与公示内容不符。', sealed: false },
      undefined,
      { 'x-forwarded-for': from },
    );

  it('are taken up to sixty in ten minutes from one network, and then not for a while', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => object('203.0.113.50')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([404]));

    const refused = await object('203.0.113.50');

    expect(refused).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
    expect((await object('203.0.113.51')).status).toBe(404);
    const signedIn = await api.person({ id: 'own-9', role: 'applicant', organisation: 'org-9' });
    expect((await object('203.0.113.50', signedIn)).status).toBe(404);
  });
});
