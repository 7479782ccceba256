import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

interface Record {
  launcher: number;
  /** Tethers of the programs, for a launcher that was killed while they end. */
  tethers: number[];
}

export interface LauncherLock {
  note(tether: number): void;
  release(): void;
}

/**
 * One launcher per state folder. Programs of a launcher that was killed are given the time to end: two Temporal
 * servers on one SQLite file would spoil it.
 */
export async function takeLauncherLock(stateDir: string, say: (line: string) => void): Promise<LauncherLock> {
  const file = join(stateDir, 'launcher.json');
  if (existsSync(file)) {
    const before = JSON.parse(readFileSync(file, 'utf8')) as Record;
    if (commandOf(before.launcher).includes('start.mjs'))
      throw new Error(`already running here (pid ${before.launcher}); use another --state-dir for a second one`);
    await waitForEnd(before.tethers, say);
  }
  const mine: Record = { launcher: process.pid, tethers: [] };
  const write = () => writeFileSync(file, JSON.stringify(mine));
  write();
  return {
    note(tether) {
      mine.tethers.push(tether);
      write();
    },
    release: () => rmSync(file, { force: true }),
  };
}

async function waitForEnd(tethers: number[], say: (line: string) => void): Promise<void> {
  const running = () => tethers.filter((pid) => commandOf(pid).includes('tether.mjs'));
  if (running().length > 0) say('waiting for the programs of the last run to end');
  for (let tries = 0; running().length > 0; tries++) {
    if (tries === 100) for (const pid of running()) process.kill(-pid, 'SIGKILL');
    if (tries > 120) throw new Error(`programs of the last run do not end: ${running().join(', ')}`);
    await sleep(250);
  }
}

/** The command line of a process; empty where there is none of that id. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
