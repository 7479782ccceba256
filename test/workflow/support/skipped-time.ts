import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { WorkflowHandle } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { ProcessActivities, ProcessView } from '#libs/contracts/temporal/process';
import { WORKFLOW_TYPES } from '#libs/contracts/temporal/process';
import { kindOf } from '#libs/domain/kernel/streams';

const WORKFLOWS = fileURLToPath(new URL('../../../workflows/index.ts', import.meta.url));

/** Fast-forward ended because the workflow did (3), or reached its instant (2); 1 means ask again. */
type Polled = { fastForwardPollingResult: number; failedReason?: string };

/** A server that allows time to be skipped, and a namespace that nobody else uses. */
export interface Place {
  address: string;
  namespace: string;
}

export interface SkippedTime {
  start(view: ProcessView): Promise<WorkflowHandle>;
  /** As the worker's relay does it: the process is told, and started where none runs. */
  tell(view: ProcessView, fact: string): Promise<void>;
  /** Moves one process's own clock on and returns when it stands there (or the process has ended). Everything idle is skipped. */
  pass(stream: string, milliseconds: number): Promise<void>;
  handle(stream: string): WorkflowHandle;
  /** True when nothing of it runs. */
  ended(stream: string): Promise<boolean>;
  client: Client;
  namespace: string;
  close(): Promise<void>;
}

/** One worker with the given activities in a namespace of its own, on a server in which days pass in milliseconds. */
export async function openSkippedTime(activities: ProcessActivities, { address, namespace }: Place): Promise<SkippedTime> {
  quiet();
  const [connection, native] = await Promise.all([Connection.connect({ address }), NativeConnection.connect({ address })]);
  const client = new Client({ connection, namespace, identity: 'spec' });
  const worker = await Worker.create({
    connection: native,
    namespace,
    identity: 'spec',
    taskQueue: 'skipped',
    workflowBundle: await bundle(),
    activities: { ...activities },
    maxConcurrentActivityTaskExecutions: 20,
  });
  const running = worker.run();
  const service = connection.workflowService as unknown as Record<string, (request: unknown) => Promise<Polled>>;
  const handle = (stream: string) => client.workflow.getHandle(stream);

  return {
    client,
    namespace,
    handle,
    start: (view) => client.workflow.start(WORKFLOW_TYPES[kindOf(view.stream)], { taskQueue: 'skipped', workflowId: view.stream, args: [view] }),
    async tell(view, fact) {
      if (
        view.stage === 'atRest' &&
        view.followUps.length === 0 &&
        (await handle(view.stream)
          .describe()
          .catch(() => null)) === null
      )
        return;
      await client.workflow.signalWithStart(WORKFLOW_TYPES[kindOf(view.stream)], {
        taskQueue: 'skipped',
        workflowId: view.stream,
        args: [view],
        signal: fact,
        signalArgs: [view],
      });
    },
    async pass(stream, milliseconds) {
      const target = { namespace, workflowExecution: { workflowId: stream } };
      const id = randomUUID();
      const timeSkippingConfig = {
        enabled: true,
        disablePropagation: true,
        maxSessionSkipCount: 1_000_000,
        fastForwardConfig: { id, duration: duration(milliseconds) },
      };
      await service['updateWorkflowExecutionOptions']?.({
        ...target,
        updateMask: { paths: ['time_skipping_config'] },
        workflowExecutionOptions: { timeSkippingConfig },
      });
      for (;;) {
        const polled = await service['pollWorkflowExecutionTimeSkipping']?.({ ...target, fastForwardId: id });
        if (polled?.fastForwardPollingResult === 2) return;
        if (polled?.fastForwardPollingResult === 3) {
          if (/ended/.test(polled.failedReason ?? '')) return;
          throw new Error(polled.failedReason);
        }
      }
    },
    ended: async (stream) => (await handle(stream).describe()).status.name !== 'RUNNING',
    async close() {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), native.close()]);
    },
  };
}

let bundled: Promise<WorkflowBundle> | undefined;
function bundle(): Promise<WorkflowBundle> {
  bundled ??= bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
  return bundled;
}

let silenced = false;
function quiet(): void {
  if (silenced) return;
  silenced = true;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
}

const duration = (milliseconds: number) => ({ seconds: Math.floor(milliseconds / 1000), nanos: Math.floor(milliseconds % 1000) * 1_000_000 });
