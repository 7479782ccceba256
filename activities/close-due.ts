import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { closeDue } from '#libs/engine/close-due';
import type { Fault } from '#libs/engine/isolate';
import type { ActivityDeps } from './deps.js';
import { beating } from './beating.js';

/** The deadline of many as one act, in pages; a killed worker's successor goes on behind the last page it heard of. */
export const closeDueOf =
  ({ engine, log, alarm }: ActivityDeps): ProcessActivities['closeDue'] =>
  ({ closer, upTo }) =>
    beating(async (heard, beat) => {
      const onFault = (fault: Fault) => alarm('STREAM_FAILED', fault);
      const onRefused = (fault: Fault) => alarm('FOLLOW_UP_REFUSED', fault);
      const { closed, refused, failed } = await closeDue(engine, { closer, upTo, after: heard, onPage: beat, onFault, onRefused });
      log('bulk closing', { closer, upTo, closed, refused, failed });
      return { closed };
    });
