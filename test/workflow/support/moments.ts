/** A process is born at the wall clock's now and skips from there, so these specs count from now and not from a fixed day. */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
