import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { freePorts } from '../../apps/stack/services/ports.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface TestProcess {
  readonly pid: number;
  /** All it has written so far. */
  output(): string;
  /** Waits for a text in the output. */
  says(text: string | RegExp, withinMs?: number): Promise<void>;
  exited(): Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface ProcessOptions {
  env?: { [name: string]: string | undefined };
  /** Modules loaded before the program, to stop it at a moment that a spec names. */
  imports?: string[];
}

const alive = new Set<ChildProcess>();

/** Runs one of the project's programs from source, as `npm start -- --dev` does; ended with the spec file at the latest. */
export function startProgram(entry: string, args: string[] = [], options: ProcessOptions = {}): TestProcess {
  const imports = ['tsx', ...(options.imports ?? [])].flatMap((name) => ['--import', name]);
  const child = spawn(process.execPath, [...imports, entry, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = once(child, 'close').then(() => alive.delete(child));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async says(text, withinMs = 60_000) {
      for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(50)) {
        if (typeof text === 'string' ? output.includes(text) : text.test(output)) return;
        if (child.exitCode !== null) break;
      }
      throw new Error(`${entry} (exit code ${child.exitCode}) did not say ${String(text)}; it said:\n${output.slice(-4_000)}`);
    },
    async exited() {
      await ended;
      return child.exitCode;
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}

export async function killAll(): Promise<void> {
  await Promise.all([...alive].map((child) => (child.kill('SIGKILL') ? once(child, 'close') : undefined)));
}

afterAll(killAll);
// A run that is broken off (Ctrl-C) ends without hooks.
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface ApiProcess extends TestProcess {
  url: string;
}

/** Waits until `/health/ready` says yes; `env.API_PORT` is chosen here unless given. */
export async function startApi(env: { [name: string]: string | undefined }, options: Omit<ProcessOptions, 'env'> = {}): Promise<ApiProcess> {
  const [free = 0] = await freePorts(1, `api ${process.pid} ${Math.random()}`);
  const port = env.API_PORT ?? String(free);
  const api = startProgram('apps/api/main.ts', [], { ...options, env: { ...env, API_PORT: port } });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/health/ready`, api);
  return { ...api, url };
}

async function answers(address: string, program: TestProcess, withinMs = 60_000): Promise<void> {
  let last = 'no answer';
  let ended = false;
  void program.exited().then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + withinMs; Date.now() < deadline && !ended; await sleep(100)) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`${address}: ${last}\n${program.output().slice(-4_000)}`);
}

/** The text by which apps/worker says that it polls. */
const WORKER_READY = 'worker ready';

export async function startWorker(env: { [name: string]: string | undefined }, options: Omit<ProcessOptions, 'env'> = {}): Promise<TestProcess> {
  const worker = startProgram('apps/worker/main.ts', [], { ...options, env });
  await worker.says(WORKER_READY);
  return worker;
}
