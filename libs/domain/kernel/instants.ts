import type { Day, Instant } from './types.js';

/** Asia/Shanghai has had no daylight saving since 1991 and no rule of this programme reaches further back. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export const instant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();
export const milliseconds = (at: Instant): number => Date.parse(at);
export const earlier = (a: Instant, b: Instant): Instant => [a, b].sort()[0] ?? a;
export const addSeconds = (at: Instant, seconds: number): Instant => instant(milliseconds(at) + seconds * 1000);

/** The Shanghai day in which an instant falls. */
export const dayOf = (at: Instant): Day => instant(milliseconds(at) + SHANGHAI_OFFSET_MS).slice(0, 10);

/** 00:00:00.000 of that day in Shanghai. */
export const startOfDay = (day: Day): Instant => instant(Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);

/** 23:59:59.999 of that day in Shanghai: a deadline "5月31日前" includes the day (AMB-8). */
export const endOfDay = (day: Day): Instant => instant(Date.parse(`${day}T23:59:59.999Z`) - SHANGHAI_OFFSET_MS);

export const addDays = (day: Day, days: number): Day => instant(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).slice(0, 10);

/** The same day `years` later; 29 February becomes 28 February in a year without it. */
export function addYears(day: Day, years: number): Day {
  const [year = '', month = '', date = ''] = day.split('-');
  const target = `${String(Number(year) + years).padStart(4, '0')}-${month}-${date}`;
  return addDays(target, 0) === target ? target : `${target.slice(0, 8)}28`;
}

/** One spelling only: another one would compare wrongly as text. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  instant(Date.parse(value)) === value;

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) && addDays(value, 0) === value;
