import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { applyDue } from '#libs/engine/apply-due';
import { type Fault, told } from '#libs/engine/isolate';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';
import { wordOf } from './deps.js';

/** The transaction decides on the truth of this moment: a timer may be late, early or doubled, and is never wrong. */
export const applyDueOf =
  ({ engine, log, alarm }: ActivityDeps): ProcessActivities['applyDue'] =>
  async ({ stream, no }) => {
    const onFault = (fault: Fault) => alarm('STREAM_FAILED', fault);
    const outcome = await told(stream, no, onFault, () => applyDue(engine, stream, no));
    log('due', { stream, no, outcome: wordOf(outcome) });
    return processView(engine, stream);
  };
