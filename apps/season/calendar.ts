import { dayOf } from '#libs/domain/kernel/instants';
import type { LoggedFact } from './invariants/log.js';
import { tableOf } from './table.js';

export interface CalendarDay {
  /** In Asia/Shanghai. */
  day: string;
  facts: number;
  byType: Record<string, number>;
}

/** Day by day what happens, by the instant at which it counts. */
export function calendarOf(facts: readonly LoggedFact[]): CalendarDay[] {
  const days = new Map<string, CalendarDay>();
  for (const fact of facts) {
    const day = dayOf(fact.occurredAt);
    const entry = days.get(day) ?? { day, facts: 0, byType: {} };
    entry.facts += 1;
    entry.byType[fact.type] = (entry.byType[fact.type] ?? 0) + 1;
    days.set(day, entry);
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}

export function calendarTable(days: readonly CalendarDay[]): string {
  const rows = days.map(({ day, facts, byType }) => {
    const most = Object.entries(byType)
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .slice(0, 5)
      .map(([type, count]) => `${type} ${count}`);
    return [day, String(facts), most.join(', ')];
  });
  return tableOf([['日期', '事实', '其中'], ...rows], [2]);
}
