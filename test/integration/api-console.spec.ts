import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Api, startOwnApi } from './api-harness.js';

const dir = mkdtempSync(join(tmpdir(), 'fwzz-console-'));
let api: Api;
let without: Api;
beforeAll(async () => {
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>the console</title>');
  writeFileSync(join(dir, 'assets', 'a.js'), '1');
  api = await startOwnApi({ env: { CONSOLE_DIR: dir } });
  without = await startOwnApi();
});
afterAll(async () => {
  await Promise.all([api.close(), without.close()]);
  rmSync(dir, { recursive: true, force: true });
});

const get = (path: string, accept: string, url = api.url) => fetch(`${url}${path}`, { headers: { accept } });
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

it.each([
  ['/', BROWSER],
  ['/', '*/*'],
  ['/', 'application/json'],
  ['/applications/sample-qinghe', BROWSER],
  ['/applications/sample-qinghe', '*/*'],
])('gives the console at %s to whoever takes %s', async (path, accept) => {
  const answer = await get(path, accept);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(await answer.text()).toContain('the console');
});

it.each([
  ['/api/nothing', BROWSER],
  ['/api/nothing', '*/*'],
  ['/health', '*/*'],
  ['/assets/gone.js', '*/*'],
  ['/applications/sample-qinghe', 'application/json'],
])('says that there is nothing at %s to whoever takes %s', async (path, accept) => {
  const answer = await get(path, accept);

  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'ROUTE_UNKNOWN' });
});

it('answers at / also where no console was built', async () => {
  const answer = await get('/', '*/*', without.url);

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ console: null, health: '/health/ready' });
});
