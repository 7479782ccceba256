import { afterAll, beforeAll, expect, it } from 'vitest';
import { purgeDead } from '../../apps/worker/purge.js';
import { freshStore, type Store } from './store-harness.js';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await store.sql(`insert into account (id, sign_in_name, name, role, password_hash) values ('m-1', 'm-1', '甲', 'ministry', 'x')`);
});
afterAll(() => store.close());

it('deletes sessions that have ended, a batch at a time, and no other', async () => {
  await store.sql(`insert into session (token_hash, account_id, csrf, expires_at)
    select 'ended-' || n, 'm-1', 'c', now() - make_interval(secs => n) from generate_series(1, 5) n`);
  await store.sql(`insert into session (token_hash, account_id, csrf, expires_at) values ('alive', 'm-1', 'c', now() + interval '1 second')`);

  expect(await purgeDead(store.engine.writer, 3)).toMatchObject({ sessions: 3 });
  expect(await store.sql(`select token_hash from session order by 1`)).toEqual([{ token_hash: 'alive' }, { token_hash: 'ended-1' }, { token_hash: 'ended-2' }]);
  expect(await purgeDead(store.engine.writer, 3)).toMatchObject({ sessions: 2 });

  expect(await store.sql(`select token_hash from session`)).toEqual([{ token_hash: 'alive' }]);
});

it('forgets failed sign-ins a day after the last one, unless they still lock somebody out', async () => {
  await store.sql(`insert into sign_in_failure (account_name, address, count, locked_until, failed_at) values
    ('young', 'a', 1, null, now() - interval '23 hours'),
    ('old', 'a', 1, null, now() - interval '25 hours'),
    ('was locked', 'a', 5, now() - interval '1 day', now() - interval '25 hours'),
    ('is locked', 'a', 5, now() + interval '1 minute', now() - interval '25 hours')`);

  expect(await purgeDead(store.engine.writer, 100)).toMatchObject({ signInFailures: 2 });

  expect(await store.sql('select account_name from sign_in_failure order by 1')).toEqual([{ account_name: 'is locked' }, { account_name: 'young' }]);
});

it('forgets which network tried what as soon as its window has ended', async () => {
  await store.sql(`insert into throttle (name, network, count, ends_at) values
    ('signIn', 'a', 3, now() - interval '1 second'), ('signIn', 'b', 3, now() + interval '1 minute')`);

  expect(await purgeDead(store.engine.writer, 100)).toMatchObject({ throttles: 1 });

  expect(await store.sql('select network from throttle')).toEqual([{ network: 'b' }]);
});
