import { addSeconds, dayOf } from '../../kernel/instants.js';
import type { Instant } from '../../kernel/types.js';
import { periodEnd } from '../../periods/period-end.js';
import type { Programme } from '../../programmes/programme.js';

export interface ExplanationWindow {
  explainBy: Instant;
  explainByProvisional: boolean;
}

/** 10 working days in which a subject may explain a "not passed" before it is final [design, config]. */
export function explanationWindow(from: Instant, programme: Programme): ExplanationWindow {
  const { endsAt, provisional } = periodEnd(from, programme.periods.explanation, programme.holidays);
  return { explainBy: endsAt, explainByProvisional: provisional };
}

/** Counts from the deadline, as the business instant; a clock that was more than a day late must not eat the subject's days. */
export function windowStart(deadline: Instant, settleSeconds: number, now: Instant): Instant {
  const punctual = dayOf(addSeconds(deadline, settleSeconds));
  return dayOf(now) > punctual ? now : deadline;
}
