import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { ProcessView } from '#libs/contracts/temporal/process';
import { NUDGED, TASK_QUEUES, WORKFLOW_TYPES } from '#libs/contracts/temporal/process';
import { kindOf } from '#libs/domain/kernel/streams';

const CALL_BUDGET_MS = 5_000;

/** Tells the stream's process, and starts it where none runs. Said twice it is harmless: the highest version wins. */
export async function signalProcess(client: Client, view: ProcessView, signal: string): Promise<void> {
  const kind = kindOf(view.stream);
  await client.withDeadline(Date.now() + CALL_BUDGET_MS, async () => {
    if (hasNothingToDo(view)) await signalIfRunning(client, view, signal);
    else
      await client.workflow.signalWithStart(WORKFLOW_TYPES[kind], {
        workflowId: view.stream,
        taskQueue: TASK_QUEUES[kind],
        args: [view],
        signal,
        signalArgs: [view],
      });
  });
}

/** Makes a process read its stream anew, and starts it where none runs. */
export function nudgeProcess(client: Client, view: ProcessView): Promise<void> {
  return signalProcess(client, view, NUDGED);
}

/** At rest with nothing left: a process would only start to end. Hundreds of titles are granted this way. */
function hasNothingToDo(view: ProcessView): boolean {
  return view.stage === 'atRest' && view.due.length === 0 && view.followUps.length === 0 && view.inbox.length === 0;
}

async function signalIfRunning(client: Client, view: ProcessView, signal: string): Promise<void> {
  try {
    await client.workflow.getHandle(view.stream).signal(signal, view);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
