import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from '../chaos/system/child.js';
import { type Place, ROOT } from './place.js';

export interface Server {
  child: Child;
  url: string;
  /** From the start of the process to its first good answer. */
  startSeconds: number;
}

/** A program of the project or of the bench, built as for production, in its own process. */
export async function startProgram(place: Place, name: string, entry: string, env: NodeJS.ProcessEnv, nodeArgs: string[] = []): Promise<Child> {
  const { dir } = await place.built();
  return new Child({
    name,
    command: process.execPath,
    args: [...nodeArgs, '--enable-source-maps', join(dir, entry.replace(/\.ts$/, '.js'))],
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', STATE_DIR: `${place.dir}/state`, CONSOLE_DIR: `${place.dir}/no-console`, LOG_LEVEL: 'info', ...env },
    logFile: place.log(name),
  });
}

export async function startServer(place: Place, name: string, entry: string, env: NodeJS.ProcessEnv, ready: string, nodeArgs: string[] = []): Promise<Server> {
  const port = await place.freePort(name);
  await place.built();
  const startedAt = performance.now();
  const child = await startProgram(place, name, entry, { ...env, API_PORT: String(port), API_HOST: '127.0.0.1' }, nodeArgs);
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 90_000; Date.now() < end; await sleep(20)) {
    if (!child.alive) throw new Error(`${name} ended:\n${child.output().slice(-3_000)}`);
    const answer = await fetch(`${url}${ready}`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    // The baseline has no health route; that it answers at all is enough.
    if (answer && (answer.ok || (ready === '/' && answer.status === 404))) return { child, url, startSeconds: (performance.now() - startedAt) / 1_000 };
  }
  throw new Error(`${name} was not ready:\n${child.output().slice(-3_000)}`);
}
