import { isInstant } from '../kernel/instants.js';
import { refuse, type Instant, type Refusal } from '../kernel/types.js';
import type { SeasonCalendar, Timing } from '../programmes/programme.js';

type No = { refusal: Refusal };
const ORDER = ['fillOpensAt', 'fillClosesAt', 'provinceReviewClosesAt', 'dispatchClosesAt'] as const;

/** 填报 → 初审 → 寄出, each not before the one ahead of it, each in the one spelling of an instant. */
export function refuseCalendar(calendar: SeasonCalendar): No | null {
  for (const [index, name] of ORDER.entries()) {
    const field = `calendar.${name}`;
    if (!isInstant(calendar[name])) return refuse('FIELD_INVALID', { field }, field);
    const before = ORDER[index - 1];
    if (before !== undefined && calendar[name] < calendar[before]) return refuse('DATES_OUT_OF_ORDER', { after: before }, field);
  }
  return calendar.fillOpensAt === calendar.fillClosesAt ? refuse('DATES_OUT_OF_ORDER', { after: 'fillOpensAt' }, 'calendar.fillClosesAt') : null;
}

/** A deadline may move anywhere ahead of now; into the past would end at once what people could not know of. */
export function refuseMove(from: SeasonCalendar, to: SeasonCalendar, now: Instant): No | null {
  const moved = ORDER.filter((name) => from[name] !== to[name]);
  if (moved.length === 0) return refuse('FIELD_INVALID', { field: 'calendar' }, 'calendar');
  const past = moved.find((name) => to[name] <= now);
  return past === undefined ? null : refuse('DATES_OUT_OF_ORDER', { earliest: now }, `calendar.${past}`);
}

export function refuseTiming({ settleSeconds, spreadSeconds }: Timing): No | null {
  const whole = (seconds: number) => Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400;
  if (!whole(settleSeconds)) return refuse('FIELD_INVALID', { field: 'timing.settleSeconds' }, 'timing.settleSeconds');
  return whole(spreadSeconds) ? null : refuse('FIELD_INVALID', { field: 'timing.spreadSeconds' }, 'timing.spreadSeconds');
}
