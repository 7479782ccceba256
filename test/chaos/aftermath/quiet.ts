import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { ProcessWaiting } from '#libs/contracts/temporal/process';
import { sideBySide } from '../../../apps/season/theatres/side-by-side.js';
import { atEase, type ProcessSeen } from '../check/check.js';
import type { ChaosSystem } from '../system/system.js';

const ASKED_AT_ONCE = 8;
const QUERY_MS = 10_000;

const OPEN = `
  select (select count(*)::int from mail) as mail, (select count(*)::int from follow_up where done_at is null) as follow_ups,
    (select count(*)::int from command_inbox where state = 'pending') as inbox, (select count(*)::int from due where own_at < now() + interval '40 seconds') as near`;

const WAITING = `
  select s.id as stream, s.version, coalesce((select string_agg(d.no || ' ' || to_char(d.own_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ', ' order by d.own_at, d.no)
    from due d where d.stream = s.id), '') as waits_for,
    (select count(*)::int from follow_up f where f.stream = s.id and f.done_at is null) as follow_ups
  from stream s where exists (select from due d where d.stream = s.id) or exists (select from follow_up f where f.stream = s.id and f.done_at is null) order by s.id`;

/** Nothing left to send, to follow or to decide, nor soon to come, and every process waits for what its stream says. Else what was left at the end. */
export async function untilQuiet(system: ChaosSystem, withinMs: number): Promise<{ processes: ProcessSeen[]; seconds: number }> {
  const startedAt = await lastDeadline(system);
  const connection = await Connection.connect({ address: system.temporalAddress });
  const client = new Client({ connection, namespace: 'default' });
  try {
    for (;;) {
      const late = Date.now() - startedAt > withinMs;
      if ((await nothingOpen(system)) || late) {
        const processes = await askAll(system, client);
        if (late || processes.every(atEase)) return { processes, seconds: Math.max(0, Date.now() - startedAt) / 1_000 };
      }
      await sleep(1_000);
    }
  } finally {
    await connection.close();
  }
}

/** The seasons and campaigns that were opened have their own time to end. */
async function lastDeadline(system: ChaosSystem): Promise<number> {
  const [last] = await system.sql<{ at: Date | null }>(`select max(own_at) as at from due where own_at < now() + interval '40 seconds'`);
  return Math.max(Date.now(), last?.at?.getTime() ?? 0);
}

async function nothingOpen(system: ChaosSystem): Promise<boolean> {
  const [open] = await system.sql<Record<string, number>>(OPEN);
  return open !== undefined && Object.values(open).every((count) => count === 0);
}

/** The processes themselves, not what the product says of them. */
async function askAll(system: ChaosSystem, client: Client): Promise<ProcessSeen[]> {
  const waiting = await system.sql<{ stream: string; waits_for: string; follow_ups: number }>(WAITING);
  const seen: ProcessSeen[] = [];
  await sideBySide(
    waiting.map(
      ({ stream, waits_for, follow_ups }) =>
        async () =>
          void seen.push({ stream, shouldWaitFor: waits_for, followUpsOpen: follow_ups, ...(await ask(client, stream)) }),
    ),
    ASKED_AT_ONCE,
  );
  return seen;
}

async function ask(client: Client, stream: string): Promise<Pick<ProcessSeen, 'waitsFor' | 'version' | 'running' | 'followUpsKnown'>> {
  try {
    const handle = client.workflow.getHandle(stream);
    return await client.withDeadline(Date.now() + QUERY_MS, async () => {
      const running = (await handle.describe()).status.name === 'RUNNING';
      const { due, version, followUps } = await handle.query<ProcessWaiting>('waitingFor');
      return { running, version, followUpsKnown: followUps.length, waitsFor: due.map(({ no, ownAt }) => `${no} ${ownAt}`).join(', ') };
    });
  } catch {
    return { running: false, version: null, waitsFor: null, followUpsKnown: 0 };
  }
}
