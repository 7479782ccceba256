import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addOperator } from '../bootstrap.js';

export interface OwnSystem {
  url: string;
  operator: { account: string; password: string };
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const OPERATOR = 'first-operator';
const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 60_000;

/** A whole system in a temporary folder, with nothing in it but one operator; gone after `stop`. */
export async function startOwnSystem(say: (line: string) => void): Promise<OwnSystem> {
  const stateDir = mkdtempSync(join(tmpdir(), 'fwzz-season-'));
  const launcher = spawn(process.execPath, ['scripts/start.mjs', '--state-dir', stateDir, '--no-sample', '--json'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  launcher.stderr.setEncoding('utf8').on('data', (text: string) => text.split('\n').filter(Boolean).forEach(say));
  const stop = async () => {
    await ended(launcher);
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const { url, databaseUrl } = await firstLine(launcher);
    const password = randomBytes(18).toString('base64url');
    await addOperator(databaseUrl, { id: OPERATOR, name: '首任运维', password });
    return { url, operator: { account: OPERATOR, password }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As under `npm start`: the launcher watches the process above it, and ends when this one does, however that was ended. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'DATABASE_URL' && name !== 'TEMPORAL_ADDRESS');
  return { ...Object.fromEntries(own), npm_lifecycle_event: 'start' };
}

function firstLine(launcher: ChildProcess): Promise<{ url: string; databaseUrl: string }> {
  return new Promise((done, fail) => {
    let output = '';
    const late = setTimeout(() => fail(new Error(`the system was not ready within ${READY_WITHIN_MS / 1000} s`)), READY_WITHIN_MS);
    launcher.once('exit', (code) => {
      clearTimeout(late);
      fail(new Error(`the system did not start (code ${code})`));
    });
    launcher.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!output.includes('\n')) return;
      clearTimeout(late);
      done(JSON.parse(output.slice(0, output.indexOf('\n'))) as { url: string; databaseUrl: string });
    });
  });
}

function ended(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const kill = setTimeout(() => launcher.kill('SIGKILL'), STOPPED_WITHIN_MS);
    launcher.once('exit', () => {
      clearTimeout(kill);
      done();
    });
    launcher.kill('SIGTERM');
  });
}
