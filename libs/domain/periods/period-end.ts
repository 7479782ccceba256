import { addDays, dayOf, endOfDay } from '../kernel/instants.js';
import type { Day, Instant } from '../kernel/types.js';
import type { HolidayCalendar, PeriodRule } from '../programmes/programme.js';
import { isPublished, isWorkingDay } from './working-day.js';

export interface PeriodEnd {
  /** 23:59:59.999 of the last day in Shanghai: that instant is still inside. */
  endsAt: Instant;
  /** The end rests on days whose holiday notice is not out; it may become later, never earlier. */
  provisional: boolean;
}

/**
 * The end of a period that begins at `from`. Publicity counts its first day; Civil Code Art. 201 periods begin on the
 * day after, and Art. 203 moves a last day that is a rest day to the next working day. `length` ≥ 1 is the programme's duty.
 */
export function periodEnd(from: Instant, rule: PeriodRule, holidays: HolidayCalendar): PeriodEnd {
  const first = rule.countsFirstDay ? dayOf(from) : addDays(dayOf(from), 1);
  return rule.unit === 'workingDay' ? endInWorkingDays(first, rule.length, holidays) : endInCalendarDays(first, rule, holidays);
}

function endInWorkingDays(first: Day, length: number, holidays: HolidayCalendar): PeriodEnd {
  let provisional = false;
  let counted = 0;
  for (let day = first; ; day = addDays(day, 1)) {
    provisional ||= !isPublished(day, holidays);
    if (isWorkingDay(day, holidays)) counted++;
    if (counted >= length) return { endsAt: endOfDay(day), provisional };
  }
}

/** Where the last day is kept whatever day it is, no calendar is asked and nothing is provisional. */
function endInCalendarDays(first: Day, rule: PeriodRule, holidays: HolidayCalendar): PeriodEnd {
  let day = addDays(first, rule.length - 1);
  if (rule.onRestDay === 'keep') return { endsAt: endOfDay(day), provisional: false };
  let provisional = !isPublished(day, holidays);
  while (!isWorkingDay(day, holidays)) {
    day = addDays(day, 1);
    provisional ||= !isPublished(day, holidays);
  }
  return { endsAt: endOfDay(day), provisional };
}
