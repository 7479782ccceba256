import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded by `--import` before the worker, and by Node into each of its threads. The SDK formats a stack trace for every promise of a
 * workflow, only to answer the `__stack_trace` query of Temporal's own tools; that is a quarter of what a step of a process
 * costs (docs/performance.md). `WORKFLOW_STACK_TRACES=true` leaves it on, for whoever looks for a process that hangs.
 */
if (!isMainThread && process.env.WORKFLOW_STACK_TRACES !== 'true') v8.promiseHooks.createHook = () => () => undefined;
