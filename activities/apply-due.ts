import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { applyDue } from '#libs/engine/apply-due';
import { processView } from '#libs/engine/process-view';
import type { ActivityDeps } from './deps.js';
import { wordOf } from './deps.js';

/** The transaction decides on the truth of this moment: a timer may be late, early or doubled, and is never wrong. */
export const applyDueOf =
  ({ engine, log }: ActivityDeps): ProcessActivities['applyDue'] =>
  async ({ stream, no }) => {
    log('due', { stream, no, outcome: wordOf(await applyDue(engine, stream, no)) });
    return processView(engine, stream);
  };
