/** Instants are shown as Shanghai wall-clock time wherever the browser is. */
const SHANGHAI_MS = 8 * 3_600_000;
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const shifted = (at: string | number): Date => new Date((typeof at === 'number' ? at : Date.parse(at)) + SHANGHAI_MS);

/** `2022-05-31 23:59:59` */
export const wallClock = (at: string): string => shifted(at).toISOString().slice(0, 19).replace('T', ' ');

/** `2022-05-31 23:59` */
export const minuteOf = (at: string): string => wallClock(at).slice(0, 16);

/** `14:03:22` */
export const clockOf = (at: number): string => shifted(at).toISOString().slice(11, 19);

/** From the wall clock of a picker, `2022-05-31 23:59:59`, to an instant. */
export function fromWallClock(text: string): string {
  const [date = '', time = '00:00:00'] = text.trim().split(/[ T]/);
  const padded = time.length === 5 ? `${time}:00` : time;
  return new Date(Date.parse(`${date}T${padded}${padded.includes('.') ? '' : '.000'}Z`) - SHANGHAI_MS).toISOString();
}

export function weekdayOf(at: string, language: 'zh' | 'en'): string {
  return (language === 'zh' ? WEEKDAYS_ZH : WEEKDAYS_EN)[shifted(at).getUTCDay()] ?? '';
}

export type Distance = { kind: 'days' | 'hours' | 'minutes'; n: number } | { kind: 'past' };

/** Whole Shanghai days while there is more than one, then hours, then minutes; never rounds up a deadline. */
export function distance(at: string, now: number): Distance {
  const left = Date.parse(at) - now;
  if (left <= 0) return { kind: 'past' };
  const hours = Math.floor(left / 3_600_000);
  if (hours >= 48) return { kind: 'days', n: Math.floor(hours / 24) };
  if (hours >= 1) return { kind: 'hours', n: hours };
  return { kind: 'minutes', n: Math.max(1, Math.floor(left / 60_000)) };
}
