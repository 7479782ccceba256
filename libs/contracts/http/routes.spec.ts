import { describe, expect, expectTypeOf, it } from 'vitest';
import { COMMAND_NAMES } from './command-routes.js';
import { addressOf, paramsOf } from './route.js';
import { ROUTES, type RouteAnswer, type RouteBody } from './routes.js';

describe('the route table', () => {
  it('has one address for each operation', () => {
    const addresses = Object.values(ROUTES).map((route) => `${route.method} ${route.path.replace(/\{\w+\}/g, '{}')}`);

    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('names the parameters of every address', () => {
    for (const route of Object.values(ROUTES)) expect(route.params).toEqual(paramsOf(route.path));
  });

  it('ends every command’s address with the command', () => {
    for (const name of COMMAND_NAMES) expect(ROUTES[name].path.endsWith(`/${name}`)).toBe(true);
  });

  it('keeps the types of bodies and answers for its callers', () => {
    expectTypeOf<RouteBody<'withdrawApplication'>>().toEqualTypeOf<{ reason: string }>();
    expectTypeOf<RouteAnswer<'readCommand'>['status']>().toEqualTypeOf<'pending' | 'recorded' | 'refused'>();
    expect(addressOf(ROUTES.readProcess.path, { stream: 'desk/batch-4/32' })).toBe('/api/processes/desk%2Fbatch-4%2F32');
  });

  it('refuses a body with a field it does not know', () => {
    expect(ROUTES.withdrawApplication.body.safeParse({ reason: '不再申报', extra: 1 }).success).toBe(false);
  });

  it('turns an instant with offset into the one spelling of the log', () => {
    const body = ROUTES.dispatchPackage.body.parse({ mailedAt: '2022-05-31T23:59:59+08:00', carrier: '邮政', trackingNo: 'E1' });

    expect(body.mailedAt).toBe('2022-05-31T15:59:59.000Z');
  });
});
