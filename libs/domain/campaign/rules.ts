import { isInstant } from '../kernel/instants.js';
import { type Instant, type Refusal, refuse } from '../kernel/types.js';
import type { CampaignCalendar } from '../programmes/programme.js';

/** Null: the calendar can stand. A deadline already past would fail every subject at once. */
export function calendarRefusal(calendar: CampaignCalendar, now: Instant): { refusal: Refusal } | null {
  const instants = [calendar.opensAt, calendar.closesAt, ...calendar.reminders.map((reminder) => reminder.at)];
  if (!instants.every(isInstant)) return refuse('FIELD_INVALID', undefined, 'calendar');
  if (calendar.opensAt >= calendar.closesAt || calendar.closesAt <= now) return refuse('DATES_OUT_OF_ORDER', undefined, 'calendar.closesAt');
  if (calendar.reminders.some((reminder) => reminder.at >= calendar.closesAt)) return refuse('DATES_OUT_OF_ORDER', undefined, 'calendar.reminders');
  if (new Set(calendar.reminders.map((reminder) => reminder.daysBefore)).size < calendar.reminders.length)
    return refuse('FIELD_INVALID', undefined, 'calendar.reminders');
  return null;
}

/** What is still to come: a reminder whose instant has passed is never sent late, and never twice. */
export function withoutPastReminders(calendar: CampaignCalendar, now: Instant): CampaignCalendar {
  return { ...calendar, reminders: calendar.reminders.filter((reminder) => reminder.at > now) };
}
