import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { emptyDatabase } from '../support/services.js';
import { aCommand, aGrantedTitle, openStore } from './store-harness.js';

const run = promisify(execFile);

async function script(file: string, args: string[], url: string): Promise<{ code: number; stdout: string; stderr?: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url };
  try {
    return { code: 0, stdout: (await run(process.execPath, ['--import', 'tsx', file, ...args], { env })).stdout };
  } catch (error) {
    return error as { code: number; stdout: string };
  }
}

it('brings an empty database to the schema once, and tells by exit code whether stored rows are what the log says', async () => {
  const url = await emptyDatabase();

  expect((await script('apps/stack/migrate.ts', [], url)).stdout).toMatch(/^ran Log1700000000001/);
  expect((await script('apps/stack/migrate.ts', [], url)).stdout).toMatch(/^Nothing to do/);

  const store = await openStore(url);
  await applyCommand(store.engine, aCommand('title/E-1', aGrantedTitle('E-1')));
  const whole = await script('apps/worker/rebuild.ts', ['--check', '--json'], url);
  expect({ code: whole.code, report: JSON.parse(whole.stdout) }).toEqual({ code: 0, report: { streams: 1, projections: 1, differs: 0, differences: [] } });

  await store.sql(`update title_row set unit_name = '别的名称'`);
  const changed = await script('apps/worker/rebuild.ts', ['--check', '--json'], url);
  expect(changed.code).toBe(1);
  expect(JSON.parse(changed.stdout)).toMatchObject({ differs: 1, differences: [{ table: 'title_row', stream: 'title/E-1', columns: ['unit_name'] }] });

  expect((await script('apps/worker/rebuild.ts', [], url)).code).toBe(0);
  expect((await script('apps/worker/rebuild.ts', ['--check'], url)).code).toBe(0);
  await store.close();
}, 120_000);

it.each([
  ['a wrong password', { password: 'wrong' }, /^PostgreSQL refuses: password authentication failed/],
  ['a database that is not there', { pathname: '/nobody' }, /^PostgreSQL refuses: database "nobody" does not exist/],
  ['a database without the schema', {}, /^PostgreSQL says: .*db:migrate/],
] as const)('says in one sentence, with exit code 2, what is wrong with %s', async (_name, spoilt, sentence) => {
  const url = Object.assign(new URL(await emptyDatabase()), spoilt);

  for (const file of ['apps/worker/rebuild.ts', 'apps/worker/rebuild-processes.ts']) {
    const { code, stdout, stderr = '' } = await script(file, [], url.href);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
