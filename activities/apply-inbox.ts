import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { applyInbox } from '#libs/engine/inbox';
import { type Fault, told } from '#libs/engine/isolate';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';
import { wordOf } from './deps.js';

/** A signalled command through the same door as every other. */
export const applyInboxOf =
  ({ engine, log, alarm }: ActivityDeps): ProcessActivities['applyInbox'] =>
  async ({ stream, commandId }) => {
    const onFault = (fault: Fault) => alarm('STREAM_FAILED', fault);
    const outcome = await told(stream, commandId, onFault, () => applyInbox(engine, commandId));
    log('signalled command', { stream, commandId, outcome: wordOf(outcome) });
    return processView(engine, stream);
  };
