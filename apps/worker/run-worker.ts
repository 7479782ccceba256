import type { Worker } from '@temporalio/worker';
import { Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createActivities } from '#activities/create-activities';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import type { Engine } from '#libs/engine/engine';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { processView } from '#libs/engine/process-view';
import { refoldStale } from '#libs/engine/refold';
import { readRestorePublicKey } from '#libs/event-store/note/restore-key';
import { loadLogSigner } from '#libs/event-store/signing-key';
import type { WitnessConfig, WorkerConfig } from './config.js';
import { serveHealth } from './health.js';
import { readVerifier } from './log/read-verifier.js';
import { startSequencer } from './log/sequencer.js';
import type { WitnessTarget } from './log/witness-client.js';
import { standForLeader } from './leader.js';
import { startRelay } from './relay.js';
import { nudgeProcess, signalProcess } from './signal-process.js';
import { startSweep } from './sweep.js';
import type { Temporal } from './temporal.js';
import { connectTemporal, registerSearchAttributes, temporalAnswers, untilItWorks } from './temporal.js';
import { createWorkers } from './workers.js';

/** Runs until `stop`. PostgreSQL and Temporal may come later than the worker, and may go away meanwhile. */
export async function runWorker(config: WorkerConfig, log: Logger, stop: AbortSignal): Promise<void> {
  quiet(log);
  const witness = config.witness && targetOf(config.witness);
  const engine = await untilItWorks('PostgreSQL', log, stop, () =>
    openEngine({ url: config.databaseUrl, programmes: PROGRAMMES, applicationName: 'fwzz worker' }),
  );
  if (!engine) return;
  // Beside Temporal, not behind it: facts are written while it is away, and each wants its place in the log.
  const sequencer = startSequencer({ dataSource: engine.writer, key: loadLogSigner(config.stateDir, engine.origin), witness, log });
  const temporal = await untilItWorks('Temporal', log, stop, async () => {
    const connected = await connectTemporal(config.temporalAddress, config.namespace);
    await registerSearchAttributes(connected.client);
    return connected;
  });
  if (temporal) await keepProcesses(config, log, stop, engine, temporal);
  await temporal?.close();
  await sequencer.stop();
  await closeEngine(engine);
}

function targetOf({ url, key, restoreKey }: WitnessConfig): WitnessTarget {
  return { url, key: readVerifier(key), restoreKey: readRestorePublicKey(restoreKey) };
}

async function keepProcesses(config: WorkerConfig, log: Logger, stop: AbortSignal, engine: Engine, temporal: Temporal): Promise<void> {
  const { client, native } = temporal;
  const dataSource = engine.writer;
  const leader = standForLeader(dataSource, log);
  const relay = startRelay({ dataSource, log, leads: leader.leads, send: (view, signal) => signalProcess(client, view, signal) });
  const sweep = startSweep({
    dataSource,
    client,
    log,
    leads: leader.leads,
    everySeconds: config.sweepSeconds,
    viewOf: (stream) => processView(engine, stream),
    nudge: (view) => nudgeProcess(client, view),
    refold: () => refoldStale(engine),
  });
  const health =
    config.port === null ? null : serveHealth(config.port, { dataSource, relay, leads: leader.leads, temporalAnswers: () => temporalAnswers(client) });
  try {
    const workers = await createWorkers({
      connection: native,
      namespace: config.namespace,
      activities: createActivities({
        engine,
        log: (event, ids) => log.debug(ids, event),
        alarm: (alarm, fault) => log.error({ alarm, ...fault }, ALARMS[alarm]),
      }),
    });
    await runAll(workers, log, stop);
  } finally {
    health?.close();
    await Promise.all([relay.stop(), sweep.stop()]);
    await leader.stop();
  }
}

const ALARMS = {
  STREAM_FAILED: 'work on a stream threw: it stays undone and is tried again, the others go on',
  FOLLOW_UP_REFUSED: 'what a fact asked of another stream was refused there: it did not happen',
};

async function runAll(workers: Worker[], log: Logger, stop: AbortSignal): Promise<void> {
  const shutdown = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const running = workers.map((worker) => worker.run().finally(shutdown));
  if (stop.aborted) shutdown();
  stop.addEventListener('abort', shutdown, { once: true });
  log.info({ queues: workers.map((worker) => worker.options.taskQueue) }, 'worker ready');
  await Promise.all(running);
}

/** The SDK's own messages through the same log, and its signal handlers off: this process ends in its own order. */
function quiet(log: Logger): void {
  Runtime.install({
    shutdownSignals: [],
    logger: {
      log: (level, message, meta) => log[LEVELS[level]]({ sdk: true, ...idsOf(meta) }, message),
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: (message, meta) => log.warn({ sdk: true, ...idsOf(meta) }, message),
      error: (message, meta) => log.error({ sdk: true, ...idsOf(meta) }, message),
    },
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } },
  });
}

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;

/** Ids and codes alone: an error of the database may quote values. */
function idsOf(meta: Record<string | symbol, unknown> | undefined): { [name: string]: unknown } {
  const { workflowId, activityType, attempt, error } = meta ?? {};
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return { workflowId, activityType, attempt, code: code ?? name };
}
