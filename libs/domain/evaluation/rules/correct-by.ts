import { addDays, dayOf, endOfDay } from '../../kernel/instants.js';
import type { Instant } from '../../kernel/types.js';
import type { Programme } from '../../programmes/programme.js';

/** Grace after a return, in calendar days with the last one whole; never before the filing deadline itself. */
export function correctBy(now: Instant, closesAt: Instant, programme: Programme): Instant {
  const graceEnd = endOfDay(addDays(dayOf(now), programme.returnGraceDays));
  return graceEnd > closesAt ? graceEnd : closesAt;
}
