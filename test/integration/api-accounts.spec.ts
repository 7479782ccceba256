import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, PASSWORD, Person, startOwnApi } from './api-harness.js';

let api: Api;
let operator: Person;
beforeAll(async () => {
  api = await startOwnApi();
  operator = await api.person({ id: 'operator-1', role: 'operator' });
});
afterAll(() => api.close());

const unit = (id: string) => ({ id, name: '某单位', role: 'applicant', organisation: 'org-1', password: PASSWORD });
const make = (...accounts: object[]) => operator.press('/api/accounts', { accounts });

it.each([
  ['a role that there is not', { ...unit('a-1'), role: 'system' }, 'accounts.1.role'],
  ['an authority that no programme knows', { id: 'a-1', name: '某省', role: 'province', authority: '99', password: PASSWORD }, 'accounts.1.authority'],
  ['a province of no authority', { id: 'a-1', name: '某省', role: 'province', password: PASSWORD }, 'accounts.1.authority'],
  ['an applicant of no unit', { id: 'a-1', name: '某单位', role: 'applicant', password: PASSWORD }, 'accounts.1.organisation'],
  ['a name to sign in by that is none', unit('a b@c'), 'accounts.1.id'],
  ['the same account twice', unit('fine'), 'accounts.1.id'],
  ['a password that is too short', { ...unit('a-1'), password: 'short' }, 'accounts.1.password'],
])('refuses %s by its field and makes none of the others either', async (_name, account, field) => {
  expect(await make(unit('fine'), account)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID', field } });

  expect(await api.sql(`select id from account where id <> 'operator-1'`)).toEqual([]);
});

it('refuses none and more than 200 at once', async () => {
  expect(await make()).toMatchObject({ status: 400, body: { code: 'BODY_INVALID', field: 'accounts' } });
  const many = Array.from({ length: 201 }, (_, number) => unit(`many-${number}`));
  expect(await make(...many)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID', field: 'accounts' } });
});

it('keeps for ever who made which account, once, and lets nobody change that', async () => {
  expect((await make(unit('kept-1'), { id: 'kept-2', name: '某省', role: 'province', authority: '32', password: PASSWORD })).status).toBe(200);
  expect(await make({ ...unit('kept-1'), role: 'ministry' })).toMatchObject({ status: 200, body: { created: [], existing: ['kept-1'] } });

  const kept = await api.sql<{ at: Date }>(`select at, account_id, what, role, authority, organisation, by from account_event order by no`);
  expect(kept).toMatchObject([
    { account_id: 'operator-1', what: 'created', role: 'operator', by: 'command line' },
    { account_id: 'kept-1', role: 'applicant', authority: null, organisation: 'org-1', by: 'operator-1' },
    { account_id: 'kept-2', role: 'province', authority: '32', organisation: null, by: 'operator-1' },
  ]);
  expect(Math.abs(Date.now() - (kept[1]?.at.getTime() ?? 0))).toBeLessThan(60_000);
  await expect(api.sql(`delete from account_event`)).rejects.toThrow(/append-only/);
  await expect(api.sql(`update account_event set by = 'nobody'`)).rejects.toThrow(/append-only/);
  expect((await new Person(api.url, 'kept-1').signIn()).body).toMatchObject({ role: 'applicant' });
});
