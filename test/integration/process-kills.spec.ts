import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { evaluationStream } from '#libs/domain/kernel/streams';
import { freePorts } from '../../apps/stack/services/ports.js';
import { startTemporal, type TemporalServer } from '../../apps/stack/services/temporal.js';
import { temporalProgram } from '../support/services.js';
import { anOpenedEvaluation, aSpecialCase, inSeconds, PROVINCE, type Running, startRunning } from './process-harness.js';

const stream = evaluationStream('2022', 'E-1');
const cleanUp: (() => Promise<unknown> | unknown)[] = [];
// Two starts of a worker and the engine's own time-outs after a kill: half a minute alone, more beside other work.
vi.setConfig({ testTimeout: 180_000 });

let running: Running;

afterEach(async () => {
  await running?.close();
  for (const step of cleanUp.splice(0)) await step();
});

const open = (closesAt: string) => applyCommand(running.store.engine, anOpenedEvaluation(stream, closesAt));
const until = (what: () => Promise<unknown>, value: unknown, seconds = 40) => expect.poll(what, { timeout: seconds * 1000, interval: 200 }).toEqual(value);
const commands = async () =>
  (await running.store.sql<{ command_id: string }>(`select command_id from command where stream = $1 and command_id like 'close/%'`, [stream])).map(
    (row) => row.command_id,
  );

/** Until the deadline, its settle and the spread of the own timer are over. */
const past = (closesAt: string) => sleep(Math.max(0, Date.parse(closesAt) + 3_000 - Date.now()));

describe('worker killed', () => {
  it('after the commit and before its task is completed: one fact, and the next worker’s process learns it', async () => {
    running = await startRunning();
    const { worker, arm } = await running.startDoomedWorker();
    await open(inSeconds(12));
    await until(() => running.processOf(stream), 'RUNNING');

    arm(1);
    await worker.exited();
    expect(await running.facts(stream)).toEqual(['EvaluationOpened', 'EvaluationFailedOverdue']);
    await running.startWorker();

    await until(() => running.stageOf(stream), 'explanation');
    expect(await running.facts(stream)).toEqual(['EvaluationOpened', 'EvaluationFailedOverdue']);
    expect(await commands()).toEqual([`close/${stream}/filing/1`]);
  });

  it('before the deadline, and back after it: what was filed meanwhile decides, not what the process remembers', async () => {
    running = await startRunning();
    const worker = await running.startWorker();
    const closesAt = inSeconds(12);
    await open(closesAt);
    await until(() => running.processOf(stream), 'RUNNING');
    await worker.kill();
    await running.command(stream, aSpecialCase, PROVINCE);
    await past(closesAt);
    // The mail is held back, so the timer meets the truth unprepared.
    const kept = await running.store.sql('delete from mail returning stream');
    expect(kept).toHaveLength(1);
    await running.startWorker({ SWEEP_SECONDS: '3600' });

    await until(() => running.stageOf(stream), 'ministryReview');
    expect(await running.facts(stream)).toEqual(['EvaluationOpened', 'SpecialCaseFiled']);
  });

  it('after a commit and before its mail is sent: the next worker’s relay sends it', async () => {
    running = await startRunning();
    await open(inSeconds(3600));
    expect(await running.processOf(stream)).toBe('NONE');
    const worker = await running.startWorker();
    await until(() => running.processOf(stream), 'RUNNING');
    await worker.kill();
    await running.command(stream, aSpecialCase, PROVINCE);

    await running.startWorker({ SWEEP_SECONDS: '3600' });

    await until(() => running.stageOf(stream), 'ministryReview');
    expect(await running.store.sql('select stream from mail')).toEqual([]);
  });
});

describe('worker asked to stop', () => {
  it('ends by itself within seconds, and another goes on', async () => {
    running = await startRunning();
    const worker = await running.startWorker();
    await open(inSeconds(10));
    await until(() => running.processOf(stream), 'RUNNING');
    const asked = Date.now();
    await worker.kill('SIGTERM');
    const code = await worker.exited();
    const seconds = (Date.now() - asked) / 1000;
    await running.startWorker();

    expect(code).toBe(0);
    expect(seconds).toBeLessThan(20);
    expect(worker.output()).toContain('worker stopped');
    await until(() => running.stageOf(stream), 'explanation');
  });
});

describe('Temporal killed', () => {
  it('across a deadline: people go on, mail waits, and the late timers decide on the truth', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'fwzz-engine-'));
    cleanUp.push(() => rmSync(dir, { recursive: true, force: true }));
    const [port = 0] = await freePorts(1, dir);
    const server = () => startTemporal({ program: temporalProgram(), port, uiPort: null, file: join(dir, 'temporal.db'), logFile: join(dir, 'temporal.log') });
    let temporal = await server();
    cleanUp.unshift(() => temporal.running.stop());
    running = await startRunning({ address: temporal.address, namespace: 'default' });
    const worker = await running.startWorker();
    const closesAt = inSeconds(15);
    const [filing, silent] = [stream, evaluationStream('2022', 'E-2')];
    for (const each of [filing, silent]) await applyCommand(running.store.engine, anOpenedEvaluation(each, closesAt));
    await until(async () => [await running.processOf(filing), await running.processOf(silent)], ['RUNNING', 'RUNNING']);

    await killed(temporal);
    await running.command(filing, aSpecialCase, PROVINCE);
    await past(closesAt);
    expect(await running.facts(silent)).toEqual(['EvaluationOpened']);
    expect(await running.store.sql('select stream from mail')).toEqual([{ stream: filing }]);
    temporal = await server();

    await until(() => running.facts(silent), ['EvaluationOpened', 'EvaluationFailedOverdue'], 60);
    await until(() => running.store.sql('select stream from mail'), []);
    expect(await running.facts(filing)).toEqual(['EvaluationOpened', 'SpecialCaseFiled']);
    expect(worker.output()).not.toContain('worker stopped');
  });
});

async function killed({ running: server }: TemporalServer): Promise<void> {
  process.kill(-(server.pid ?? 0), 'SIGKILL');
  await server.exited;
}
