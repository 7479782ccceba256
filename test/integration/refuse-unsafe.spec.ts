import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { putAccounts } from '../../apps/api/src/account/accounts.js';
import { freePorts } from '../../apps/stack/services/ports.js';
import { openStore as openReaders } from '../../apps/api/src/store/store.js';
import { startApi, startProgram } from '../support/processes.js';
import { freshDatabase } from '../support/services.js';
import { startOwnApi } from './api-harness.js';
import { aCommand, aGrantedTitle } from './store-harness.js';
import { applyCommand } from '#libs/engine/apply-command';

let url: string;
let owner: pg.Client;
/** Roles belong to the whole server, so what a spec gives them it takes back. */
let undo: string[];

beforeEach(async () => {
  url = await freshDatabase();
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  undo = [];
});
afterEach(async () => {
  for (const text of undo) await owner.query(text);
  await owner.end();
});

const database = (): string => owner.escapeIdentifier(new URL(url).pathname.slice(1));
const open = async (programmes = [BATCH_4]): Promise<void> => closeEngine(await openEngine({ url, programmes }));
const NO_SAMPLE = { SAMPLE: 'false', TEMPORAL_ADDRESS: '127.0.0.1:9', LOG_LEVEL: 'info' };

describe('a system does not start', () => {
  it('unless nothing is wrong', async () => {
    await expect(open()).resolves.toBeUndefined();
  });

  it('unless it is a login that owns nothing and is given both roles: that is the way to run it', async () => {
    const login = `app_${process.pid}`;
    undo.push(`drop role ${login}`);
    await owner.query(`create role ${login} login password 'only here'; grant fwzz_writer, fwzz_reader to ${login}`);
    const as = new URL(url);
    [as.username, as.password] = [login, 'only here'];

    const engine = await openEngine({ url: as.toString(), programmes: [BATCH_4] });
    expect(await applyCommand(engine, aCommand('title/T-1', aGrantedTitle('T-1')))).toMatchObject({ kind: 'recorded' });
    const store = await openReaders(as.toString(), engine);
    expect(await store.readAs({ id: 'a', role: 'applicant' }, 5_000, 'select 1 from title_row')).toHaveLength(1);
    await store.close();
    await closeEngine(engine);
  });

  it('where PostgreSQL may lose what was acknowledged', async () => {
    await owner.query(`alter database ${database()} set synchronous_commit = off`);

    await expect(open()).rejects.toMatchObject({ code: 'NOT_DURABLE', message: expect.stringMatching(/^PostgreSQL runs with synchronous_commit = off.*\.$/) });
  });

  it.each(['fsync', 'full_page_writes'])('where the server runs with %s off', async (setting) => {
    const on = async (value: string): Promise<boolean> => (await owner.query(`select current_setting($1) = $2 as is`, [setting, value])).rows[0].is as boolean;
    undo.push(`alter system reset ${setting}`, 'select pg_reload_conf()');
    await owner.query(`alter system set ${setting} = off`);
    await owner.query('select pg_reload_conf()');
    for (let tries = 0; tries < 100 && !(await on('off')); tries++) await sleep(20);

    await expect(open()).rejects.toMatchObject({ code: 'NOT_DURABLE', message: expect.stringContaining(`${setting} = off`) });
  });

  it.each(['superuser', 'bypassrls'])('where the reader’s role walks around row security as %s', async (attribute) => {
    undo.push(`alter role fwzz_reader no${attribute}`);
    await owner.query(`alter role fwzz_reader ${attribute}`);

    await expect(open()).rejects.toMatchObject({ code: 'ROLE_TOO_STRONG', message: expect.stringContaining('fwzz_reader') });
  });

  it('where the reader’s role may become another', async () => {
    undo.push('revoke fwzz_writer from fwzz_reader');
    await owner.query('grant fwzz_writer to fwzz_reader');

    await expect(open()).rejects.toMatchObject({ code: 'ROLE_TOO_STRONG', message: expect.stringContaining('member of another role') });
  });

  it('where the reader’s role may read personal values', async () => {
    await owner.query('grant select (value) on personal_value to fwzz_reader');

    await expect(open()).rejects.toMatchObject({ code: 'ROLE_TOO_STRONG', message: expect.stringContaining('personal values') });
  });

  it.each(['update', 'delete'])('where the writer’s role may %s facts', async (right) => {
    await owner.query(`grant ${right} on event to fwzz_writer`);

    await expect(open()).rejects.toMatchObject({ code: 'ROLE_TOO_STRONG', message: expect.stringContaining('change facts') });
  });

  it('where row security was switched off on a table of cases', async () => {
    await owner.query('alter table application_row disable row level security');

    await expect(open()).rejects.toMatchObject({ code: 'ROWS_UNGUARDED', message: expect.stringContaining('application_row') });
  });

  it('where a programme was edited under its old version number', async () => {
    await open();

    await expect(open([{ ...BATCH_4, title: '改过的规则' }])).rejects.toMatchObject({ code: 'PROGRAMME_CHANGED' });
  });

  it('where a programme was altered in the database', async () => {
    await open();
    await owner.query(`alter table programme disable trigger user; update programme set content = jsonb_set(content, '{year}', '2023')`);

    await expect(open()).rejects.toMatchObject({ code: 'PROGRAMME_CHANGED', message: expect.stringContaining('batch-4') });
  });

  it('where a stream runs on a programme that nobody has', async () => {
    const engine = await openEngine({ url, programmes: [BATCH_4] });
    expect(await applyCommand(engine, aCommand('title/T-1', aGrantedTitle('T-1')))).toMatchObject({ kind: 'recorded' });
    await closeEngine(engine);
    await owner.query(`alter table stream drop constraint stream_programme_hash_fkey; update stream set programme_hash = 'gone'`);

    await expect(open()).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN', message: expect.stringContaining('title/T-1') });
  });

  it('where this build lacks the programme that new streams run on', async () => {
    await expect(open([])).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });
});

describe('accounts of a sample season', () => {
  const sample = { accounts: [{ id: 'ministry-9', name: '样例', role: 'ministry', password: 'sample-2022' }] };

  it('cannot be made where this is no sample', async () => {
    const api = await startOwnApi({ databaseUrl: url });
    try {
      const operator = await api.person({ id: 'operator-1', role: 'operator' });

      expect(await operator.press('/api/accounts', sample)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID', field: 'accounts.0.password' } });
    } finally {
      await api.close();
    }
  });

  it('keep a system in earnest from starting, in one sentence, until they are disabled', async () => {
    const engine = await openEngine({ url, programmes: [BATCH_4] });
    await putAccounts(engine.writer, [{ id: 'ministry-9', name: '样例', role: 'ministry', password: 'sample-2022' }]);
    await closeEngine(engine);

    const refused = startProgram('apps/api/main.ts', [], { env: { ...NO_SAMPLE, DATABASE_URL: url, API_PORT: '0' } });
    expect(await refused.exited()).toBe(1);
    expect(refused.output()).toContain('1 accounts of a sample season can sign in here (ministry-9 is one)');
    expect(refused.output()).not.toContain('    at ');

    await owner.query('update account set disabled = true');
    const api = await startApi({ ...NO_SAMPLE, DATABASE_URL: url });
    await api.kill();
  });

  it('may sign in where this is said to be a sample', async () => {
    const api = await startOwnApi({ databaseUrl: url, env: { SAMPLE: 'true' } });
    try {
      const operator = await api.person({ id: 'operator-1', role: 'operator' });

      expect(await operator.press('/api/accounts', sample)).toMatchObject({ status: 200, body: { created: ['ministry-9'] } });
    } finally {
      await api.close();
    }
  });
});

it('ends the worker with the same sentence instead of trying again for ever', async () => {
  await owner.query(`alter database ${database()} set synchronous_commit = off`);

  const worker = startProgram('apps/worker/main.ts', [], { env: { ...NO_SAMPLE, DATABASE_URL: url } });

  expect(await worker.exited()).toBe(1);
  expect(worker.output()).toContain('set it to on.');
});

describe('an API whose clock is off', () => {
  it.each([
    [700, true],
    [-1_500, false],
    [1_500, false],
  ])('by %i ms from PostgreSQL’s: ready is %s, since "in time" is decided by it', async (skewMs, ready) => {
    const [port] = await freePorts(1, `clock ${process.pid} ${skewMs}`);
    const shifted = `data:text/javascript,const now = Date.now; Date.now = () => now() + ${skewMs};`;
    const api = startProgram('apps/api/main.ts', [], { imports: [shifted], env: { ...NO_SAMPLE, DATABASE_URL: url, API_PORT: String(port) } });
    await api.says('api ready');

    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const body = (await answer.json()) as { ready: boolean; degraded: string[]; clockSkewMs: number };
    await api.kill();

    expect(answer.status).toBe(ready ? 200 : 503);
    expect(body.ready).toBe(ready);
    expect(body.degraded.includes('clock')).toBe(!ready);
    expect(Math.abs(body.clockSkewMs + skewMs)).toBeLessThan(250);
  });
});
