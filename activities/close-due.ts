import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { closeDue } from '#libs/engine/close-due';
import type { ActivityDeps } from './deps.js';
import { beating } from './beating.js';

/** The deadline of many as one act, in pages; a killed worker's successor goes on behind the last page it heard of. */
export const closeDueOf =
  ({ engine, log }: ActivityDeps): ProcessActivities['closeDue'] =>
  ({ closer, upTo }) =>
    beating(async (heard, beat) => {
      const { closed, refused } = await closeDue(engine, { closer, upTo, after: heard, onPage: beat });
      log('bulk closing', { closer, upTo, closed, refused });
      return { closed };
    });
