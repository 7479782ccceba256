import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccounts } from '../../apps/api/src/account/accounts.js';
import { createDataSource } from '#libs/event-store/data-source';
import { PASSWORD, Person } from './api-harness.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Ids of the processes that carry the state folder in their command line or environment: all that a launcher starts do. */
function processesOf(stateDir: string): number[] {
  const mentions = (path: string) => {
    try {
      return readFileSync(path, 'utf8').includes(stateDir);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => mentions(`/proc/${pid}/cmdline`) || mentions(`/proc/${pid}/environ`))
    .map(Number);
}

interface Launcher {
  process: ChildProcess;
  url: string;
  seconds: number;
}

async function start(stateDir: string): Promise<Launcher> {
  const urlFile = join(stateDir, '..', `url-${Math.random()}`);
  const startedAt = Date.now();
  const launcher = spawn(process.execPath, ['scripts/start.mjs', '--no-sample', '--state-dir', stateDir, '--url-file', urlFile], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  for (const stream of [launcher.stdout, launcher.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!existsSync(urlFile)) {
    if (launcher.exitCode !== null) throw new Error(`the launcher ended with ${launcher.exitCode}:\n${said}`);
    await sleep(100);
  }
  return { process: launcher, url: readFileSync(urlFile, 'utf8').trim(), seconds: (Date.now() - startedAt) / 1000 };
}

async function end(launcher: Launcher, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(launcher.process, 'exit');
  launcher.process.kill(signal);
  await exited;
  return launcher.process.exitCode;
}

async function command(file: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file, ...args], { cwd: ROOT, env });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, output: stderr };
  }
}

async function until(ready: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(200)) if (await ready()) return true;
  return false;
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  let dir: string;
  let stateDir: string;
  let launcher: Launcher;

  const databaseUrl = () => {
    const { postgres } = JSON.parse(readFileSync(join(stateDir, 'ports.json'), 'utf8')) as { postgres: number };
    return `postgres://postgres:${readFileSync(join(stateDir, 'postgres.password'), 'utf8').trim()}@127.0.0.1:${postgres}/fwzz`;
  };
  const facts = async (stream: string): Promise<string[]> => {
    const client = new pg.Client({ connectionString: databaseUrl() });
    await client.connect();
    try {
      return (await client.query<{ type: string }>('select type from event where stream = $1 order by version', [stream])).rows.map(({ type }) => type);
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    // Closed to everybody else, as a private temporary folder or /root is.
    dir = mkdtempSync(join(tmpdir(), 'fwzz-start-'));
    stateDir = join(dir, 'state');
    launcher = await start(stateDir);
  }, 240_000);

  afterAll(async () => {
    if (launcher.process.exitCode === null) await end(launcher, 'SIGINT');
    rmSync(dir, { recursive: true, force: true });
  });

  it('goes on in mid-season after a kill that left nothing behind', { timeout: 180_000 }, async () => {
    const writer = await createDataSource({ url: databaseUrl(), role: 'fwzz_writer', poolSize: 1 }).initialize();
    await putAccounts(writer, [{ id: 'ministry-1', name: '部', role: 'ministry', password: PASSWORD }]);
    await writer.destroy();
    const person = new Person(launcher.url, 'ministry-1');
    await person.signIn();
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    const calendar = { fillOpensAt: at(-60), fillClosesAt: at(8), provinceReviewClosesAt: at(3_600), dispatchClosesAt: at(7_200) };
    const opened = await person.press('/api/seasons/s1/openSeason', {
      season: 's1',
      title: '第四批',
      calendar,
      timing: { settleSeconds: 1, spreadSeconds: 1 },
      authorities: ['32'],
    });
    expect(opened.status).toBe(200);
    expect(processesOf(stateDir).length).toBeGreaterThanOrEqual(6);

    await end(launcher, 'SIGKILL');

    expect(await until(() => processesOf(stateDir).length === 0, 40_000), `left: ${processesOf(stateDir)}`).toBe(true);
    launcher = await start(stateDir);
    expect(new URL(launcher.url).port, 'the address stays good').toBe(new URL(person.api).port);
    expect(await until(async () => (await facts('season/s1')).includes('FillClosed'), 60_000), 'the deadline passed while nothing ran, and is closed').toBe(
      true,
    );
    expect((await new Person(launcher.url, 'ministry-1').signIn()).status).toBe(200);
    expect(launcher.seconds).toBeLessThan(60);
  });

  it('refuses a second launcher on the same folder, and starts one beside it on another', { timeout: 180_000 }, async () => {
    await expect(start(stateDir)).rejects.toThrow(/already running/);

    const other = await start(join(dir, 'other'));

    expect(other.url).not.toBe(launcher.url);
    expect((await fetch(`${launcher.url}/health/ready`)).ok).toBe(true);
    expect(await end(other, 'SIGINT')).toBe(0);
    expect(await until(() => processesOf(join(dir, 'other')).length === 0, 1_000)).toBe(true);
  });

  it('is found by its state folder, with no address given', { timeout: 120_000 }, async () => {
    const file = join(dir, 'log.ndjson');

    expect(await command('scripts/export.ts', file, '--state-dir', stateDir)).toMatchObject({ code: 0 });
    expect(await command('scripts/verify.ts', file, '--key', join(stateDir, 'keys', 'log.vkey'), '--witness', join(stateDir, 'witness'))).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^The log holds: [1-9]/),
    });
    expect(await command('apps/worker/rebuild.ts', '--check', '--state-dir', stateDir)).toMatchObject({ code: 0, output: expect.stringMatching(/: 0 differ/) });
    expect(await command('apps/worker/rebuild-processes.ts', '--dry-run', '--json', '--state-dir', stateDir)).toMatchObject({ code: 0 });
  });

  it('ends in order on Ctrl-C: code 0 and nothing left', { timeout: 90_000 }, async () => {
    expect(await end(launcher, 'SIGINT')).toBe(0);

    expect(processesOf(stateDir)).toEqual([]);
    expect(existsSync(join(stateDir, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(await command('apps/worker/rebuild.ts', '--state-dir', stateDir)).toMatchObject({ code: 2, output: expect.stringMatching(/^Nothing runs in /) });
  });
});
