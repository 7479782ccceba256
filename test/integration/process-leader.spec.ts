import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDataSource } from '#libs/event-store/data-source';
import { LEADER_LOCK, standForLeader } from '../../apps/worker/leader.js';
import { PostgresProxy } from '../chaos/postgres-proxy.js';
import { freshDatabase } from '../support/services.js';

const quiet = pino({ level: 'silent' });
const NAME = 'fwzz leader spec';

let url: string;
let owner: pg.Client;
let proxy: PostgresProxy;
let through: string;
beforeEach(async () => {
  url = await freshDatabase();
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { hostname, port } = new URL(url);
  proxy = new PostgresProxy({ host: hostname, port: Number(port) });
  const address = new URL(url);
  address.port = String(await proxy.listen());
  through = address.href;
});
afterEach(async () => {
  await proxy.close();
  await owner.end();
});

const connections = async () =>
  (
    await owner.query<{ count: number }>('select count(*)::int as count from pg_stat_activity where application_name = $1 and datname = current_database()', [
      NAME,
    ])
  ).rows[0]?.count;

it('gives its connection up whole when it stops, and the next one leads', async () => {
  const first = await createDataSource({ url, role: 'fwzz_writer', poolSize: 1, applicationName: NAME }).initialize();
  const second = await createDataSource({ url, role: 'fwzz_writer', poolSize: 1 }).initialize();
  const leader = standForLeader(first, quiet);
  await expect.poll(() => leader.leads(), { timeout: 5_000 }).toBe(true);
  const heir = standForLeader(second, quiet);
  expect(heir.leads()).toBe(false);

  await leader.stop();

  await expect.poll(connections, { timeout: 3_000 }).toBe(0);
  await expect.poll(() => heir.leads(), { timeout: 5_000 }).toBe(true);
  await heir.stop();
  await Promise.all([first.destroy(), second.destroy()]);
});

it('does not lead on over a connection that is silent, nor puts the lock that it may hold back in the pool', async () => {
  const dataSource = await createDataSource({ url: through, role: 'fwzz_writer', poolSize: 1, applicationName: NAME }).initialize();
  const leader = standForLeader(dataSource, quiet);
  await expect.poll(() => leader.leads(), { timeout: 5_000 }).toBe(true);

  proxy.mode = 'blackHole';

  await expect.poll(() => leader.leads(), { timeout: 15_000, interval: 100 }).toBe(false);
  proxy.cutAll();
  const heir = new pg.Client({ connectionString: url });
  await heir.connect();
  await expect
    .poll(async () => (await heir.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LEADER_LOCK])).rows[0]?.mine, { timeout: 5_000 })
    .toBe(true);
  await heir.end();
  await leader.stop();
  await dataSource.destroy();
}, 40_000);
