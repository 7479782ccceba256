import { Context } from '@temporalio/activity';

/** A third of the heartbeat timeout in workflows/process/activities.ts: one slow page does not look like a dead worker. */
const EVERY_MS = 5_000;

/** Runs work that pages, with the key heard last by an earlier try; beats at each page and between. */
export async function beating<T>(work: (heard: string | undefined, beat: (key: string) => void) => Promise<T>): Promise<T> {
  const context = Context.current();
  // A local activity is done within its workflow task; nobody listens to its heart.
  if (context.info.isLocal) return work(undefined, () => undefined);
  let last = context.info.heartbeatDetails as string | undefined;
  const beat = (key: string | undefined) => {
    last = key;
    context.heartbeat(last);
  };
  const between = setInterval(() => beat(last), EVERY_MS);
  try {
    return await work(last, beat);
  } finally {
    clearInterval(between);
  }
}
