import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const TETHER = fileURLToPath(new URL('./tether.mjs', import.meta.url));

/** One program of the stack. */
export interface Program {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** PostgreSQL: SIGINT is its fast shutdown; its SIGTERM waits for clients. */
  stopSignal?: NodeJS.Signals;
  /** After this it is killed outright. */
  graceMs?: number;
  logFile: string;
  /** Told the tether's pid at each start. */
  onStart?: (pid: number) => void;
}

export interface Running {
  readonly name: string;
  /** Of the tether, the leader of the program's process group. */
  readonly pid: number | undefined;
  /** Settles when the program has ended by itself; with the code. */
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

/**
 * A process group of its own, so Ctrl-C at the terminal reaches the launcher alone and everything is ended in
 * order; and a tether, so a launcher that is killed takes the program with it.
 */
export function run(program: Program): Running {
  const log = openSync(program.logFile, 'a');
  const order = JSON.stringify({
    command: program.command,
    args: program.args,
    cwd: program.cwd,
    uid: program.uid,
    gid: program.gid,
    stopSignal: program.stopSignal,
    graceMs: program.graceMs,
  });
  const tether = spawn(process.execPath, [TETHER, order], { detached: true, stdio: ['pipe', log, log], env: program.env ?? process.env });
  closeSync(log);
  if (tether.pid) program.onStart?.(tether.pid);
  const exited = new Promise<number>((done) => {
    tether.once('error', () => done(127));
    tether.once('exit', (code) => done(code ?? 1));
  }).finally(() => killGroup(tether));
  return {
    name: program.name,
    pid: tether.pid,
    exited,
    async stop() {
      tether.stdin?.end();
      await exited;
    },
  };
}

/** What a tether that was itself killed has left behind. */
function killGroup(tether: ChildProcess): void {
  try {
    if (tether.pid) process.kill(-tether.pid, 'SIGKILL');
  } catch {
    // the group is empty: the usual case
  }
}

export interface Supervised {
  readonly name: string;
  stop(): Promise<void>;
}

/** Starts it again whenever it ends, after 0.5 s, 1 s … 30 s; a minute of good running sets the delay back. */
export function supervise(program: Program, onRestart: (code: number, delayMs: number) => void, first = run(program)): Supervised {
  let stopped = false;
  let current = first;
  const abort = new AbortController();
  const loop = (async () => {
    let delay = 500;
    while (!stopped) {
      const startedAt = Date.now();
      const code = await current.exited;
      if (stopped) return;
      if (Date.now() - startedAt > 60_000) delay = 500;
      onRestart(code, delay);
      await sleep(delay, undefined, { signal: abort.signal }).catch(() => undefined);
      delay = Math.min(delay * 2, 30_000);
      if (!stopped) current = run(program);
    }
  })();
  return {
    name: program.name,
    async stop() {
      stopped = true;
      abort.abort();
      await current.stop();
      await loop;
    },
  };
}
