import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { afterEach, expect, it, vi } from 'vitest';
import { applyPage } from '#libs/engine/apply-command';
import { evaluationStream } from '#libs/domain/kernel/streams';
import { startProgram } from '../support/processes.js';
import { anOpenedEvaluation, inSeconds, type Running, startRunning } from './process-harness.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const streams = Array.from({ length: 5 }, (_, index) => evaluationStream('2022', `E-${index}`));
const cleanUp: (() => void)[] = [];

// Two starts of a worker and the engine's own time-outs after a kill: half a minute alone, more beside other work.
vi.setConfig({ testTimeout: 180_000 });

let running: Running;
afterEach(async () => {
  await running?.close();
  for (const step of cleanUp.splice(0)) step();
});

/** The same sources with one rule corrected: an evaluation is decided an hour earlier than its settle says. */
function anotherBuild(): string {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-build-'));
  cleanUp.push(() => rmSync(dir, { recursive: true, force: true }));
  for (const part of ['libs', 'workflows', 'activities', 'apps/worker', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, part), join(dir, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  correct(join(dir, 'libs/domain/evaluation/waiting-for.ts'), 'addSeconds(state.closesAt, settleSeconds)', 'addSeconds(state.closesAt, settleSeconds - 3600)');
  correct(join(dir, 'libs/domain/evaluation/decide/clock.ts'), 'now < addSeconds(at, state.settleSeconds)', 'now < addSeconds(at, state.settleSeconds - 3600)');
  return dir;
}

function correct(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(before);
  writeFileSync(file, text.replace(before, after));
}

it('goes on under another build of the rules: stored states fold anew, timers move, no history is broken', async () => {
  running = await startRunning();
  const old = await running.startWorker();
  await applyPage(
    running.store.engine,
    streams.map((stream) => anOpenedEvaluation(stream, inSeconds(3600))),
  );
  await expect.poll(() => Promise.all(streams.map((stream) => running.stageOf(stream))), { timeout: 30_000, interval: 200 }).toEqual(streams.map(() => 'fill'));
  const runs = await Promise.all(streams.map(async (stream) => (await running.client.workflow.getHandle(stream).describe()).runId));
  await old.kill('SIGTERM');

  const build = anotherBuild();
  await startProgram(join(build, 'apps/worker/main.ts'), [], { env: running.env }).says('worker ready');
  await expect
    .poll(() => Promise.all(streams.map((stream) => running.stageOf(stream))), { timeout: 60_000, interval: 200 })
    .toEqual(streams.map(() => 'explanation'));

  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const workflowBundle = await bundleWorkflowCode({ workflowsPath: join(build, 'workflows/index.ts'), logger: new DefaultLogger('ERROR') });
  for (const [index, stream] of streams.entries()) {
    expect(await running.facts(stream)).toEqual(['EvaluationOpened', 'EvaluationFailedOverdue']);
    const handle = running.client.workflow.getHandle(stream);
    expect((await handle.describe()).runId).toBe(runs[index]);
    const history = await handle.fetchHistory();
    expect(history.events?.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
    await Worker.runReplayHistory({ workflowBundle }, history, stream);
  }
});
