import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { CommandEnvelope } from '#libs/engine/command-envelope';
import { SEARCH_ATTRIBUTES } from '#libs/contracts/temporal/process';
import { applyCommand } from '#libs/engine/apply-command';
import { SEQUENCER_LOCK } from '#libs/event-store/log/sequence';
import type { Actor, Instant, StreamId } from '#libs/domain/kernel/types';
import { PostgresProxy } from '../chaos/postgres-proxy.js';
import type { TestProcess } from '../support/processes.js';
import { startWorker } from '../support/processes.js';
import { freshNamespace, temporalAddress } from '../support/services.js';
import { aCommand, freshStore, type Store, SYSTEM } from './store-harness.js';

/** The real thing: a database, a namespace of the engine, and as many workers as the spec starts. */
export interface Running {
  store: Store;
  client: Client;
  namespace: string;
  /** A person's command that must be right; it arrives now. */
  command(stream: StreamId, command: CommandEnvelope['command'], actor: Actor): Promise<void>;
  startWorker(env?: { [name: string]: string }): Promise<TestProcess>;
  /** A worker that is killed outright at its n-th COMMIT from `arm` on: recorded, and nobody told. */
  startDoomedWorker(): Promise<{ worker: TestProcess; arm(commits: number): void }>;
  /** Types of a stream's facts. */
  facts(stream: StreamId): Promise<string[]>;
  status(stream: StreamId): Promise<string | null>;
  /** NONE, RUNNING, COMPLETED, TERMINATED, … */
  processOf(stream: StreamId): Promise<string>;
  /** What the process shows of itself. No query: the engine would ask a killed worker first, and wait for it. */
  stageOf(stream: StreamId): Promise<string | null>;
  env: { [name: string]: string };
  close(): Promise<void>;
}

export async function startRunning(at: { address: string; namespace: string } | null = null): Promise<Running> {
  const store = await freshStore();
  const { address, namespace } = at ?? { address: temporalAddress(), namespace: await freshNamespace() };
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const stateDir = mkdtempSync(join(tmpdir(), 'fwzz-state-'));
  const env = {
    STATE_DIR: stateDir,
    DATABASE_URL: store.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    SWEEP_SECONDS: '1',
    LOG_LEVEL: 'debug',
  };
  const workers: TestProcess[] = [];
  const proxies: PostgresProxy[] = [];
  return {
    store,
    client,
    namespace,
    env,
    async command(stream, command, actor) {
      const outcome = await applyCommand(store.engine, aCommand(stream, command, { actor, commandId: randomUUID(), receivedAt: new Date().toISOString() }));
      if (outcome.kind !== 'recorded') throw new Error(`${command.type} on ${stream}: ${JSON.stringify(outcome)}`);
    },
    async startWorker(over = {}) {
      const worker = await startWorker({ ...env, ...over });
      workers.push(worker);
      return worker;
    },
    async startDoomedWorker() {
      const { hostname, port } = new URL(store.url);
      const proxy = new PostgresProxy({ host: hostname, port: Number(port) });
      proxies.push(proxy);
      const through = new URL(store.url);
      through.port = String(await proxy.listen());
      const worker = await startWorker({ ...env, DATABASE_URL: through.href, SWEEP_SECONDS: '3600' });
      workers.push(worker);
      // The sequencer commits each second; held off, every COMMIT is one of facts.
      const holder = new pg.Client({ connectionString: store.url });
      await holder.connect();
      await holder.query('select pg_advisory_lock($1)', [SEQUENCER_LOCK]);
      void worker.exited().then(() => holder.end());
      const arm = (commits: number) => {
        proxy.onCommitted = () => (commits === 1 ? process.kill(worker.pid, 'SIGKILL') : arm(commits - 1));
        proxy.mode = 'holdAnswer';
      };
      return { worker, arm };
    },
    facts: async (stream) => (await store.sql<{ type: string }>('select type from event where stream = $1 order by version', [stream])).map(({ type }) => type),
    status: async (stream) => (await store.sql<{ status: string }>('select status from stream where id = $1', [stream]))[0]?.status ?? null,
    async processOf(stream) {
      try {
        return (await client.workflow.getHandle(stream).describe()).status.name;
      } catch {
        return 'NONE';
      }
    },
    async stageOf(stream) {
      const described = await client.workflow
        .getHandle(stream)
        .describe()
        .catch(() => null);
      return described?.typedSearchAttributes.get({ name: SEARCH_ATTRIBUTES.stage, type: 'KEYWORD' }) ?? null;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.kill()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await connection.close();
      await store.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** A subject's evaluation, opened by the system: one stream with one deadline, the smallest thing that the clock decides. */
export const anOpenedEvaluation = (stream: StreamId, closesAt: Instant, changes: Record<string, unknown> = {}): CommandEnvelope => {
  const [, campaign = '', titleNo = ''] = stream.split('/');
  const command = {
    type: 'openEvaluation',
    campaign,
    titleNo,
    kind: 'enterprise',
    batch: 3,
    authority: '32',
    organisation: `org-${titleNo}`,
    unitName: `江苏第${titleNo}制造有限公司`,
    closesAt,
    settleSeconds: 1,
    spreadSeconds: 1,
    ...changes,
  };
  return aCommand(stream, command, { actor: SYSTEM, receivedAt: undefined });
};

export const PROVINCE: Actor = { id: 'p-32', role: 'province', authority: '32' };

/** What the province can put on file by the deadline; the clock then no longer fails the subject. */
export const aSpecialCase = {
  type: 'fileSpecialCase',
  reasonKind: 'suspended',
  sealHash: 'a'.repeat(64),
  explain: '该企业因生产线整体搬迁，自本年三月起停产，预计明年一月恢复，期间无法组织填报，现将有关情况说明如下，并附主管部门证明材料。',
};

export const inSeconds = (seconds: number): Instant => new Date(Date.now() + seconds * 1000).toISOString();

/** Facts of many streams as they would be told to a stranger: without the moment of writing. */
export async function toldFacts(store: Store, like: string): Promise<{ stream: string; type: string; at: unknown; occurredAt: string }[]> {
  const rows = await store.sql<{ stream: string; type: string; at: string | null; occurred_at: Date }>(
    `select stream, type, payload ->> 'at' as at, occurred_at from event where stream like $1 order by stream, version`,
    [like],
  );
  return rows.map(({ stream, type, at, occurred_at }) => ({ stream, type, at, occurredAt: occurred_at.toISOString() }));
}
