import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { execFileSync } from 'node:child_process';
import type { Place } from '../place.js';
import { startProgram } from '../program.js';
import { Ours } from '../sides/ours.js';
import { plannedCases } from '../load/plan.js';
import { round } from '../statistics.js';

export interface Footprint {
  startSeconds: { api: number; worker: number };
  idleRssMb: { api: number; worker: number };
  /** Of the event table with its indexes, and of everything in the database but drafts. */
  bytesPerFact: { event: number; all: number };
}

/** Start, rest and size. */
export async function footprint(place: Place, quick: boolean): Promise<Footprint> {
  place.say('footprint: starting API and worker');
  const temporal = await place.temporalAddress();
  const ours = await Ours.start(place);
  const startedAt = performance.now();
  const worker = await startProgram(place, 'worker', 'apps/worker/main.ts', { DATABASE_URL: ours.databaseUrl, TEMPORAL_ADDRESS: temporal });
  try {
    await worker.says('worker ready');
    const workerSeconds = (performance.now() - startedAt) / 1_000;
    await ours.begin(plannedCases(quick ? 12 : 100));
    await sleep(quick ? 1_000 : 8_000);
    const { rows } = await ours.owner.query<{ facts: string; event: string; all: string; draft: string }>(
      `select (select count(*) from event) as facts, pg_total_relation_size('event') as event,
        (select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace) as all, pg_total_relation_size('draft') as draft`,
    );
    const size = rows[0];
    if (!size) throw new Error('no size');
    return {
      startSeconds: { api: round(ours.server.startSeconds, 1), worker: round(workerSeconds, 1) },
      idleRssMb: { api: rssMb('apps/api/main.js', ours.server.child.pid), worker: rssMb('apps/worker/main.js', worker.pid) },
      bytesPerFact: {
        event: Math.round(Number(size.event) / Number(size.facts)),
        all: Math.round((Number(size.all) - Number(size.draft)) / Number(size.facts)),
      },
    };
  } finally {
    await worker.stop();
    await ours.stop();
  }
}

/** Of the program itself, not of the tether that holds it. */
function rssMb(entry: string, tether: number | undefined): number {
  const pids = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(tether)], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const pid = pids
    .find((line) => line.includes(entry))
    ?.trim()
    .split(' ')[0];
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kb) / 1024);
}
