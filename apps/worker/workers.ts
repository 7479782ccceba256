import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { TASK_QUEUES } from '#libs/contracts/temporal/process';
import { workflowBundle } from './workflow-bundle.js';

export interface WorkersOptions {
  connection: NativeConnection;
  namespace: string;
  activities: ProcessActivities;
}

/** How long a process waits for the worker that held it in memory before any other may take it: the pause after a kill. */
const STICKY = '3s';

/**
 * One worker per queue: a storm of single timers on `streams` takes no slot from the bulk closing on `calendar`.
 * Fewer than 200 processes in the cache, and a local activity runs again each time a busy one is evicted.
 */
export async function createWorkers({ connection, namespace, activities }: WorkersOptions): Promise<Worker[]> {
  const bundle = await workflowBundle();
  const common: Omit<WorkerOptions, 'taskQueue'> = {
    connection,
    namespace,
    workflowBundle: bundle,
    activities: { ...activities },
    shutdownGraceTime: '10s',
    shutdownForceTime: '20s',
    stickyQueueScheduleToStartTimeout: STICKY,
  };
  const [streams, calendar] = [TASK_QUEUES.application, TASK_QUEUES.season];
  return [
    await Worker.create({
      ...common,
      taskQueue: streams,
      maxCachedWorkflows: 500,
      maxConcurrentWorkflowTaskExecutions: 40,
      maxConcurrentLocalActivityExecutions: 40,
      maxConcurrentActivityTaskExecutions: 16,
    }),
    await Worker.create({
      ...common,
      taskQueue: calendar,
      maxCachedWorkflows: 200,
      maxConcurrentWorkflowTaskExecutions: 10,
      maxConcurrentLocalActivityExecutions: 10,
      maxConcurrentActivityTaskExecutions: 8,
    }),
  ];
}
