import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';
import { FLOOR } from '../load/floor-load.js';
import type { LoadResult } from '../load/http-load.js';

export type SdkAsked = { kind: 'bare'; workflows: number; signals: number } | { kind: 'gateway'; ids: string[]; callers: number; seconds: number };
export type SdkAnswer = LoadResult;

const QUEUE = 'bench-sdk';
/** As many as the product's relay sends at once. */
const AT_ONCE = 16;
const { TEMPORAL_ADDRESS: address = '', DATABASE_URL: connectionString = '' } = process.env;

const NEXT: Record<string, readonly [to: string, type: string, submissions: number]> = {
  submitted: ['provinceReviewing', 'ProvinceReviewStarted', 0],
  provinceReviewing: ['returned', 'ApplicationReturned', 0],
  returned: ['submitted', 'ApplicationSubmitted', 1],
};

const pool = new pg.Pool({ connectionString, max: 16 });
const status = new Map<string, string>();

/** The same statement as the floor; the state machine is kept where the workflow would keep it. */
async function move(id: string, key: string): Promise<number> {
  const from = status.get(id) ?? 'submitted';
  const [to, type, submissions] = NEXT[from] ?? ['submitted', '', 0];
  const { rows } = await pool.query<{ version: number }>({ ...FLOOR, values: [id, from, to, submissions, key, 'gateway', 'gateway', type, '{}'] });
  if (!rows[0]) throw new Error(`${id} was not ${from}`);
  status.set(id, to);
  return rows[0].version;
}

async function start(): Promise<Client> {
  Runtime.install({ telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  const client = new Client({ connection: await Connection.connect({ address }) });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue: QUEUE,
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
    activities: { move },
    maxCachedWorkflows: 500,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
  });
  void worker.run();
  return client;
}

async function inGroups<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(work));
}

/** Wave by wave, each signal acknowledged before the next wave, as one fact per stream and wave on the other side. */
async function bare(client: Client, workflows: number, signals: number): Promise<LoadResult> {
  const ids = Array.from({ length: workflows }, () => `bare-${randomUUID()}`);
  const from = performance.now();
  for (let wave = 0; wave < signals; wave++) {
    await inGroups(ids, (workflowId) =>
      wave === 0
        ? client.workflow.signalWithStart('bare', { workflowId, taskQueue: QUEUE, args: [signals], signal: 'fact', signalArgs: [] })
        : client.workflow.getHandle(workflowId).signal('fact'),
    );
  }
  await Promise.all(ids.map((workflowId) => client.workflow.getHandle(workflowId).result()));
  const completed = workflows * signals;
  return { completed, seconds: (performance.now() - from) / 1_000, latenciesMs: [], acknowledged: completed, wrong: [] };
}

async function gateway(client: Client, ids: string[], callers: number, seconds: number): Promise<LoadResult> {
  const result: LoadResult = { completed: 0, seconds, latenciesMs: [], acknowledged: 0, wrong: [] };
  const handles = new Map<string, ReturnType<Client['workflow']['getHandle']>>();
  await inGroups(ids, async (id) =>
    handles.set(id, await client.workflow.start('gateway', { workflowId: `gateway-${randomUUID()}`, taskQueue: QUEUE, args: [id] })),
  );
  const end = performance.now() + seconds * 1_000;
  async function caller(own: string[]): Promise<void> {
    if (own.length === 0) return;
    for (let at = 0; performance.now() < end; at++) {
      const sentAt = performance.now();
      const version = await handles.get(own[at % own.length] ?? '')?.executeUpdate<number, [string]>('move', { args: [randomUUID()] });
      if (typeof version !== 'number') return void result.wrong.push('no version');
      const now = performance.now();
      result.acknowledged += 1;
      if (now > end) continue;
      result.completed += 1;
      result.latenciesMs.push(now - sentAt);
    }
  }
  await Promise.all(Array.from({ length: callers }, (_, index) => caller(ids.filter((_id, number) => number % callers === index))));
  await inGroups([...handles.values()], (handle) => handle.signal('end'));
  return result;
}

const ready = start();
process.on('message', (asked: SdkAsked) => {
  ready
    .then((client) => (asked.kind === 'bare' ? bare(client, asked.workflows, asked.signals) : gateway(client, asked.ids, asked.callers, asked.seconds)))
    .then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
});
process.once('disconnect', () => process.exit(0));
