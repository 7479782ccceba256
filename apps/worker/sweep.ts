import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { findLost, pagesOfWaiting, startAgain } from './lost-processes.js';
import { purgeDead } from './purge.js';
import { overdueDues, unseenStreams } from './overdue.js';

export interface SweepOptions {
  dataSource: DataSource;
  client: Client;
  viewOf(stream: string): Promise<ProcessView>;
  nudge(view: ProcessView): Promise<void>;
  /** Folds states and rows anew that an older build wrote; answers how many. */
  refold(): Promise<number>;
  leads(): boolean;
  everySeconds: number;
  log: Logger;
}

const PAGE = 100;
/** Of each kind in one sweep: a flood is worked off without ever holding many rows. */
const PURGE_BATCH = 1_000;

/**
 * The nets below the mail: nothing here decides. Lost processes are started again, dues that nobody decided raise an
 * alarm and nudge their process, states of an older build are folded anew, rows that nobody reads any more are deleted.
 */
export function startSweep(options: SweepOptions): { stop(): Promise<void> } {
  const { leads, log, everySeconds } = options;
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (leads())
        for (const [name, net] of NETS)
          await net(options).catch((error: unknown) => log.error({ net: name, code: codeOf(error) }, 'sweep failed, tried again'));
      await sleep(everySeconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const NETS: [string, (options: SweepOptions) => Promise<void>][] = [
  ['overdue', alarmOverdue],
  ['unseen', nudgeUnseen],
  ['lost processes', restoreLost],
  ['refold', refoldOld],
  ['purge', purge],
];

async function alarmOverdue({ dataSource, viewOf, nudge, log }: SweepOptions): Promise<void> {
  const dues = await overdueDues(dataSource, PAGE);
  for (const { stream, no, secondsLate } of dues)
    log.error({ alarm: 'OVERDUE_DUE', stream, no, secondsLate: Math.round(secondsLate) }, 'a due was not decided in time');
  await startAgain([...new Set(dues.map((due) => due.stream))], viewOf, nudge);
}

async function nudgeUnseen({ dataSource, viewOf, nudge, log }: SweepOptions): Promise<void> {
  const streams = await unseenStreams(dataSource, PAGE);
  for (const stream of streams) log.warn({ stream }, 'work that its process was not told of: nudged');
  await startAgain(streams, viewOf, nudge);
}

async function restoreLost({ dataSource, client, viewOf, nudge, log }: SweepOptions): Promise<void> {
  for await (const page of pagesOfWaiting(dataSource, { withMail: false })) {
    const lost = await findLost(client, page);
    for (const { stream, was } of lost) log.error({ alarm: 'PROCESS_LOST', stream, was }, 'a waiting stream had no running process: started again');
    await startAgain(
      lost.map(({ stream }) => stream),
      viewOf,
      nudge,
    );
  }
}

async function refoldOld({ refold, log }: SweepOptions): Promise<void> {
  const refolded = await refold();
  if (refolded > 0) log.info({ refolded }, 'states of an older build folded anew');
}

async function purge({ dataSource, log }: SweepOptions): Promise<void> {
  const purged = await purgeDead(dataSource, PURGE_BATCH);
  if (Object.values(purged).some((count) => count > 0)) log.info(purged, 'ended sessions, old failed sign-ins and ended limits deleted');
}

function codeOf(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  return String(code ?? name ?? message ?? 'unknown');
}
