import { eachAnnouncementHasItsTitle, noSubmissionAfterTheDeadline, nothingPublishedWithOpenObjection, publishedPassedEveryStage } from './application.js';
import { packagesAndApplicationsAgree, quotaNeverExceeded, ranksWithoutGap } from './desk.js';
import { eachDueEvaluationHasOneOutcome, nobodyWhoFiledInTimeFailed } from './evaluation.js';
import type { Invariant, Log, Violation } from './log.js';
import { everyFactHasActorAndCause, oneEffectPerCommand, versionsContiguous } from './shape.js';

export const INVARIANTS: readonly Invariant[] = [
  quotaNeverExceeded,
  ranksWithoutGap,
  packagesAndApplicationsAgree,
  eachDueEvaluationHasOneOutcome,
  nobodyWhoFiledInTimeFailed,
  publishedPassedEveryStage,
  nothingPublishedWithOpenObjection,
  noSubmissionAfterTheDeadline,
  eachAnnouncementHasItsTitle,
  everyFactHasActorAndCause,
  versionsContiguous,
  oneEffectPerCommand,
];

export function checkInvariants(log: Log): { checked: number; violated: Violation[] } {
  return {
    checked: INVARIANTS.length,
    violated: INVARIANTS.flatMap(({ name, check }) => check(log).map((violation) => ({ invariant: name, ...violation }))),
  };
}
