import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startApi, startProgram } from '../support/processes.js';
import { freshDatabase, temporalAddress } from '../support/services.js';

const dir = mkdtempSync(join(tmpdir(), 'fwzz-api-program-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('the API as a program', () => {
  it('is ready over a migrated database, serves the console, and stops when it is told to', async () => {
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>服务型制造</title>');
    const api = await startApi({
      DATABASE_URL: await freshDatabase(),
      TEMPORAL_ADDRESS: temporalAddress(),
      CONSOLE_DIR: dir,
      STATE_DIR: dir,
      LOG_LEVEL: 'info',
    });

    const health = (await (await fetch(`${api.url}/health/ready`)).json()) as object;
    const page = await fetch(`${api.url}/cases/a-1?tab=facts`, { headers: { accept: 'text/html' } });
    const data = await fetch(`${api.url}/api/me?secret=abc`, { headers: { accept: 'text/html' } });

    expect(health).toMatchObject({ ready: true, temporal: 'up', postgresql: 'up' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('服务型制造');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(data.status).toBe(401);
    await api.kill('SIGTERM');
    expect(await api.exited()).toBe(0);
    expect(api.output()).toContain('"path":"/api/me"');
    expect(api.output()).not.toContain('secret=abc');
  });

  it('says that it names no proxy where TLS ends before it, and nothing of the kind where it does', async () => {
    const start = async (proxies: string) =>
      startApi({
        DATABASE_URL: await freshDatabase(),
        TEMPORAL_ADDRESS: temporalAddress(),
        CONSOLE_DIR: dir,
        STATE_DIR: dir,
        COOKIE_SECURE: 'true',
        TRUST_PROXY: proxies,
      });
    const [unnamed, named] = [await start(''), await start('127.0.0.1')];
    await unnamed.says('PROXY_NOT_NAMED');
    expect(named.output()).toContain('api ready');
    expect(named.output()).not.toContain('PROXY_NOT_NAMED');
  });

  it('does not start without being told where its database is', async () => {
    const api = startProgram('apps/api/main.ts', [], { env: { DATABASE_URL: undefined } });

    expect(await api.exited()).not.toBe(0);
    expect(api.output()).toContain('DATABASE_URL');
  });
});
