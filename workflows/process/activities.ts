import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { ProcessActivities } from '#libs/contracts/temporal/process';

/**
 * A technical failure (database away, unknown fact on an old build) is tried again for ever; a refusal is an answer.
 * Local: short and idempotent, one workflow task instead of two. Past 5 s of retries the server keeps the time, so an
 * outage of an hour does not fill the history with task heartbeats.
 */
export const inPlace = proxyLocalActivities<Pick<ProcessActivities, 'readView' | 'applyDue' | 'applyInbox' | 'followThrough'>>({
  startToCloseTimeout: '20s',
  localRetryThreshold: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Pages over many streams: they heartbeat their last key, and a killed worker's successor goes on from there. */
export const inPages = proxyActivities<Pick<ProcessActivities, 'closeDue' | 'followThrough'>>({
  startToCloseTimeout: '2h',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});
