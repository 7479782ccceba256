import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { followThrough } from '#libs/engine/follow-through';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';
import { beating } from './beating.js';

/** All that the stream's facts ask of others and is not done yet; where it stands is kept in PostgreSQL, not in the heartbeat. */
export const followThroughOf =
  ({ engine, log, alarm }: ActivityDeps): ProcessActivities['followThrough'] =>
  ({ stream }) =>
    beating(async (_heard, beat) => {
      const { done } = await followThrough(engine, stream, {
        onProgress: beat,
        onFault: (fault) => alarm('STREAM_FAILED', fault),
        onRefused: (refused) => alarm('FOLLOW_UP_REFUSED', refused),
      });
      log('follow-ups', { stream, done });
      return processView(engine, stream);
    });
