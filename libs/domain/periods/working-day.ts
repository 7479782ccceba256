import type { Day } from '../kernel/types.js';
import type { HolidayCalendar } from '../programmes/programme.js';

/** New Year's rest days and the days worked for them reach into December and stand in the next year's notice (2018-12-29). */
const NEXT_NOTICE_FROM = '12-26';

export function isWorkingDay(day: Day, holidays: HolidayCalendar): boolean {
  if (holidays.workDays.includes(day)) return true;
  if (holidays.restDays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** False: no notice says yet whether this day is worked, so plain weekdays are only a guess. */
export function isPublished(day: Day, holidays: HolidayCalendar): boolean {
  const year = Number(day.slice(0, 4));
  return holidays.years.includes(year) && (day.slice(5) < NEXT_NOTICE_FROM || holidays.years.includes(year + 1));
}
