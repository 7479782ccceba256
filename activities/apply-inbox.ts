import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { applyInbox } from '#libs/engine/inbox';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';
import { wordOf } from './deps.js';

/** A signalled command through the same door as every other. */
export const applyInboxOf =
  ({ engine, log }: ActivityDeps): ProcessActivities['applyInbox'] =>
  async ({ stream, commandId }) => {
    log('signalled command', { stream, commandId, outcome: wordOf(await applyInbox(engine, commandId)) });
    return processView(engine, stream);
  };
