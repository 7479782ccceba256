import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyPage } from '#libs/engine/apply-command';
import { putInInbox, readInbox } from '#libs/engine/inbox';
import { sha256Hex } from '#libs/event-store/chain';
import { evaluationStream } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import { startProgram } from '../support/processes.js';
import { anOpenedEvaluation, aSpecialCase, inSeconds, PROVINCE, type Running, startRunning } from './process-harness.js';

const CAMPAIGN = '2022';
const SUBJECTS = 12;

// Two starts of a worker and the engine's own time-outs after a kill: half a minute alone, more beside other work.
vi.setConfig({ testTimeout: 180_000 });

let running: Running;
afterEach(async () => running?.close());

async function openEvaluations(closesAt: string): Promise<StreamId[]> {
  const streams = Array.from({ length: SUBJECTS }, (_, index) => evaluationStream(CAMPAIGN, `E-${index}`));
  await applyPage(
    running.store.engine,
    streams.map((stream) => anOpenedEvaluation(stream, closesAt)),
  );
  return streams;
}

const statuses = async (streams: StreamId[]) => [...new Set(await Promise.all(streams.map((stream) => running.processOf(stream))))];
const terminateAll = (streams: StreamId[]) => Promise.all(streams.map((stream) => running.client.workflow.getHandle(stream).terminate('by a stranger')));
const failed = async () => (await running.store.sql<{ n: number }>(`select count(*)::int as n from event where type = 'EvaluationFailedOverdue'`))[0]?.n;

describe('processes that were lost', () => {
  it('are started again by rebuild-processes, each that waits and no other, and the clock goes on', async () => {
    running = await startRunning();
    const worker = await running.startWorker({ SWEEP_SECONDS: '3600' });
    const streams = await openEvaluations(inSeconds(25));
    await expect.poll(() => statuses(streams), { timeout: 20_000, interval: 200 }).toEqual(['RUNNING']);
    await worker.kill();
    await terminateAll(streams);

    const rebuilt = async (...args: string[]) => {
      const program = startProgram('apps/worker/rebuild-processes.ts', ['--json', ...args], { env: running.env });
      expect(await program.exited(), program.output()).toBe(0);
      return JSON.parse(program.output()) as Record<string, number>;
    };
    expect(await rebuilt('--dry-run')).toMatchObject({ waiting: SUBJECTS, lost: SUBJECTS, started: 0 });
    expect(await statuses(streams)).toEqual(['TERMINATED']);
    expect(await rebuilt()).toMatchObject({ waiting: SUBJECTS, lost: SUBJECTS, started: SUBJECTS });
    expect(await rebuilt()).toMatchObject({ waiting: SUBJECTS, lost: 0, started: 0 });

    await running.startWorker({ SWEEP_SECONDS: '3600' });
    await expect.poll(failed, { timeout: 40_000, interval: 300 }).toBe(SUBJECTS);
  });

  it('are started again by the sweep when a stranger terminates or cancels them, and it raises an alarm', async () => {
    running = await startRunning();
    const worker = await running.startWorker();
    const streams = await openEvaluations(inSeconds(3600));
    await expect.poll(() => statuses(streams), { timeout: 20_000, interval: 200 }).toEqual(['RUNNING']);

    await terminateAll(streams.slice(1));
    await running.client.workflow.getHandle(streams[0] ?? '').cancel();

    await expect.poll(() => worker.output().match(/PROCESS_LOST/g)?.length ?? 0, { timeout: 20_000, interval: 200 }).toBe(SUBJECTS);
    await expect.poll(() => statuses(streams), { timeout: 20_000, interval: 200 }).toEqual(['RUNNING']);
  });
});

describe('a signalled command', () => {
  it('is decided by the process and answered once, also where its signal was lost', async () => {
    running = await startRunning();
    const [stream = ''] = await openEvaluations(inSeconds(3600));
    await running.startWorker();
    await expect.poll(() => running.processOf(stream), { timeout: 20_000, interval: 200 }).toBe('RUNNING');
    const signalled = (commandId: string) => ({
      commandId,
      stream,
      command: aSpecialCase,
      actor: PROVINCE,
      bodyHash: sha256Hex('body'),
      receivedAt: new Date().toISOString(),
    });

    await putInInbox(running.store.engine, signalled('key-1'));
    await expect.poll(async () => (await readInbox(running.store.engine, 'key-1'))?.state, { timeout: 20_000, interval: 100 }).toBe('recorded');
    // Kept, but the process is never told: its mail is gone before the relay saw it.
    await running.store.sql(
      `insert into command_inbox (command_id, stream, actor, body, body_hash, received_at) select 'key-2', stream, actor, body, body_hash, now() - interval '10 seconds' from command_inbox`,
    );
    await expect.poll(async () => (await readInbox(running.store.engine, 'key-2'))?.state, { timeout: 20_000, interval: 100 }).toBe('refused');

    expect(await running.facts(stream)).toEqual(['EvaluationOpened', 'SpecialCaseFiled']);
    expect((await readInbox(running.store.engine, 'key-2'))?.outcome).toMatchObject({ kind: 'refused', refusal: { code: 'WRONG_STAGE' } });
  });
});

describe('a due that nobody decides', () => {
  it('raises an alarm by PostgreSQL’s clock and nudges its process, which decides', async () => {
    running = await startRunning();
    const streams = await openEvaluations(inSeconds(-300));
    // Their processes were told of a far later instant, as by a forged signal.
    await running.store.sql(`update mail set version = 1, view = jsonb_set(view, '{due,0,ownAt}', '"2099-01-01T00:00:00.000Z"')`);
    const worker = await running.startWorker();

    await expect.poll(() => new Set(worker.output().match(/"OVERDUE_DUE","stream":"[^"]+"/g)).size, { timeout: 20_000, interval: 200 }).toBe(SUBJECTS);
    await expect.poll(failed, { timeout: 20_000, interval: 200 }).toBe(SUBJECTS);
    expect(streams).toHaveLength(SUBJECTS);
  });
});
