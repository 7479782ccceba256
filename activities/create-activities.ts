import type { ProcessActivities } from '#libs/contracts/temporal/process';
import { applyDueOf } from './apply-due.js';
import { applyInboxOf } from './apply-inbox.js';
import { closeDueOf } from './close-due.js';
import type { ActivityDeps } from './deps.js';
import { followThroughOf } from './follow-through.js';
import { readViewOf } from './read-view.js';

/** All that a process can ask for. Each is idempotent, and a refusal is an answer: the view after it says what is left. */
export function createActivities(deps: ActivityDeps): ProcessActivities {
  return {
    readView: readViewOf(deps),
    applyDue: applyDueOf(deps),
    closeDue: closeDueOf(deps),
    followThrough: followThroughOf(deps),
    applyInbox: applyInboxOf(deps),
  };
}
