import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm start -- --json` answers. */
export interface OwnStack {
  url: string;
  databaseUrl: string;
  temporalAddress: string;
  accounts: { name: string; password: string; title: string }[];
  stop(): Promise<void>;
}

/** Everything that `npm start` runs, as it was built, with a state folder of its own that is gone afterwards. */
export async function startOwnStack({ sample }: { sample: boolean }): Promise<OwnStack> {
  const stateDir = mkdtempSync(join(tmpdir(), 'fwzz-stack-'));
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: undefined, TEMPORAL_ADDRESS: undefined };
  const launcher = spawn(process.execPath, ['scripts/start.mjs', '--json', '--state-dir', stateDir, ...(sample ? [] : ['--no-sample'])], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let steps = '';
  let answer = '';
  launcher.stderr.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  const stop = async () => {
    if (launcher.exitCode === null && launcher.signalCode === null) {
      launcher.kill('SIGTERM');
      await once(launcher, 'exit');
    }
    rmSync(stateDir, { recursive: true, force: true });
  };
  const ready = new Promise<Omit<OwnStack, 'stop'>>((done, fail) => {
    launcher.once('exit', (code) => fail(new Error(`npm start ended with code ${code}:\n${steps}`)));
    launcher.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (answer.endsWith('\n')) done(JSON.parse(answer) as Omit<OwnStack, 'stop'>);
    });
  });
  try {
    return { ...(await ready), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `npm test` has seen to it that there is one. */
export function chromiumPath(): string {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(path)) throw new Error(`no Chromium at ${path}: install it or set CHROMIUM_PATH`);
  return path;
}
