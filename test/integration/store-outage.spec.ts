import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { migrate } from '#libs/event-store/migrate';
import { freePorts } from '../../apps/stack/services/ports.js';
import { type PostgresServer, startPostgres } from '../../apps/stack/services/postgres.js';
import { aCommand, aGrantedTitle, openStore, type Store } from './store-harness.js';

let server: PostgresServer;
let start: () => Promise<PostgresServer>;
let store: Store;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-outage-'));
  const [port = 0] = await freePorts(1, dir);
  start = () => startPostgres({ dir: join(dir, 'postgres'), port, logFile: join(dir, 'postgres.log') });
  server = await start();
  await migrate(server.url);
  store = await openStore(server.url);
});
afterAll(async () => {
  await store.close();
  await server.running.stop();
  rmSync(dir, { recursive: true, force: true });
});

const grant = (no: string) => applyCommand(store.engine, aCommand(`title/${no}`, aGrantedTitle(no)));

it('says within 5 s that PostgreSQL is down, for each of many callers, and works again by itself', async () => {
  await grant('E-1');
  await server.running.stop();

  const began = Date.now();
  const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => grant(`E-${index + 2}`)));

  expect(Date.now() - began).toBeLessThan(5_000);
  expect(answers.map((answer) => answer.status === 'rejected' && (answer.reason as Error).name)).toEqual(Array.from({ length: 20 }, () => 'StoreUnavailable'));
  server = await start();
  expect(await grant('E-2')).toMatchObject({ kind: 'recorded', version: 1 });
  expect(await grant('E-1')).toMatchObject({ kind: 'recorded', alreadyRecorded: true });
});

it('says so too when a lock is never given, and leaves no connection in an open transaction', async () => {
  const blocker = store.engine.writer.createQueryRunner();
  await blocker.query('begin');
  await blocker.query(`select 1 from stream where id = 'title/E-1' for update`);

  const began = Date.now();
  const rename = aCommand('title/E-1', { type: 'renameTitle', unitName: '江苏改名制造有限公司', reason: '更名' });
  await expect(applyCommand(store.engine, rename)).rejects.toMatchObject({ name: 'StoreUnavailable' });

  expect(Date.now() - began).toBeLessThan(5_500);
  await blocker.query('rollback');
  await blocker.release();
  expect(await applyCommand(store.engine, rename)).toMatchObject({ kind: 'recorded', version: 2 });
});
