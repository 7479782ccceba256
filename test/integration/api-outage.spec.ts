import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#libs/event-store/migrate';
import { freePorts } from '../../apps/stack/services/ports.js';
import { startPostgres } from '../../apps/stack/services/postgres.js';
import { PostgresProxy } from '../chaos/postgres-proxy.js';
import { type Api, startOwnApi } from './api-harness.js';
import { application, type Cast, castOf, must, openSeason, submitted } from './api-season.js';

/** A PostgreSQL of its own, which this spec may stop. */
let dir: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let options: Parameters<typeof startPostgres>[0];
let api: Api;
let cast: Cast;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'fwzz-outage-'));
  const [port = 0] = await freePorts(1, dir);
  options = { dir: join(dir, 'postgres'), port, logFile: join(dir, 'postgres.log') };
  postgres = await startPostgres(options);
  await migrate(postgres.url);
  api = await startOwnApi({ databaseUrl: postgres.url });
  cast = await castOf(api);
  await openSeason(api, cast);
  await submitted(cast.applicant, 'o-1', 1);
});
afterAll(async () => {
  await api.close().catch(() => undefined);
  await postgres.running.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('PostgreSQL is stopped', () => {
  it('answers 503 with Retry-After within 5 s, never hangs, and is ready again by itself', async () => {
    await postgres.running.stop();
    // A session is remembered for a second; after that nothing is answered from memory.
    await sleep(1_100);
    const key = 'pressed-while-down-1';
    const timed = async (asking: Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>) => {
      const since = Date.now();
      const answer = await asking;
      return { ...answer, ms: Date.now() - since };
    };

    const answers = await Promise.all([
      timed(cast.province.press(`${application('o-1')}/startProvinceReview`, {}, key)),
      timed(cast.applicant.get(application('o-1'))),
      timed(cast.applicant.get('/api/me')),
      timed(cast.applicant.call('PATCH', `${application('o-1')}/draft`, { body: { patchId: 'while-down-1', base: 1, set: {} } })),
      timed(cast.applicant.signIn()),
      timed(cast.ministry.get('/api/applications')),
      timed(cast.auditor.get('/api/log/export')),
      ...Array.from({ length: 30 }, () => timed(cast.applicant.get('/api/applications'))),
    ]);

    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.ms).toBeLessThan(5_000);
    }
    const health = await api.stranger().get('/health/ready');
    expect(health).toMatchObject({ status: 503, body: { ready: false, postgresql: 'down' } });
    expect((await api.stranger().get('/health/live')).status).toBe(200);

    postgres = await startPostgres(options);
    for (let tries = 0; tries < 50 && (await api.stranger().get('/health/ready')).status !== 200; tries++) await sleep(100);

    expect((await api.stranger().get('/health/ready')).body).toMatchObject({
      ready: true,
      postgresql: 'up',
      temporal: 'down',
      degraded: expect.arrayContaining(['temporal']),
    });
    const repeated = must(await cast.province.press(`${application('o-1')}/startProvinceReview`, {}, key));
    expect(repeated.body).toMatchObject({ facts: [{ type: 'ProvinceReviewStarted' }] });
  });

  it('takes commands while the engine of the processes is away, and says that it is', async () => {
    await submitted(cast.otherApplicant, 'o-2', 2);

    expect((await api.stranger().get('/health/ready')).body).toMatchObject({ ready: true, temporal: 'down', mail: { waiting: expect.any(Number) } });
  });
});

describe('PostgreSQL answers nothing, and no connection is refused', () => {
  it('answers 503 within 5 s, and the same press is recorded once when it is back', async () => {
    const direct = new URL(postgres.url);
    const proxy = new PostgresProxy({ host: direct.hostname, port: Number(direct.port) });
    const through = new URL(direct);
    through.port = String(await proxy.listen());
    const other = await startOwnApi({ databaseUrl: through.href });
    const province = await other.person({ id: 'province-32-c', role: 'province', authority: '32' });
    const press = () => province.press(`${application('o-2')}/startProvinceReview`, {}, 'into-the-black-hole-1');

    proxy.mode = 'blackHole';
    const since = Date.now();
    const [answer, read, health] = await Promise.all([press(), province.get('/api/applications'), other.stranger().get('/health/ready')]);

    expect(Date.now() - since).toBeLessThan(5_000);
    for (const each of [answer, read]) expect(each).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
    expect(health).toMatchObject({ status: 503, body: { ready: false } });
    proxy.mode = 'pass';
    for (let tries = 0; tries < 100 && (await other.stranger().get('/health/ready')).status !== 200; tries++) await sleep(100);
    expect(must(await press()).body).toMatchObject({ facts: [{ type: 'ProvinceReviewStarted' }] });
    expect(await other.sql(`select 1 from event where type = 'ProvinceReviewStarted' and stream = 'application/o-2'`)).toHaveLength(1);
    await other.close();
    await proxy.close();
  });
});
