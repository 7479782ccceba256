import { describe, expect, it } from 'vitest';
import { distance, fromWallClock, minuteOf, wallClock, weekdayOf } from './when.js';

describe('time on the screen is Shanghai time', () => {
  it('shows the last millisecond of 31 May as 23:59 of that Tuesday', () => {
    const at = '2022-05-31T15:59:59.999Z';

    expect(wallClock(at)).toBe('2022-05-31 23:59:59');
    expect(minuteOf(at)).toBe('2022-05-31 23:59');
    expect(weekdayOf(at, 'zh')).toBe('周二');
  });

  it('reads a typed wall clock back as the same instant', () => {
    expect(fromWallClock('2022-06-01 00:00:00')).toBe('2022-05-31T16:00:00.000Z');
    expect(fromWallClock('2022-06-01 08:30')).toBe('2022-06-01T00:30:00.000Z');
  });

  it.each([
    ['2022-05-31T15:59:59.999Z', { kind: 'days', n: 7 }],
    ['2022-05-25T15:59:59.999Z', { kind: 'hours', n: 47 }],
    ['2022-05-23T16:30:00.000Z', { kind: 'minutes', n: 30 }],
    ['2022-05-23T16:00:00.000Z', { kind: 'past' }],
  ] as const)('counts down to %s without rounding up', (at, left) => {
    expect(distance(at, Date.parse('2022-05-23T16:00:00.000Z'))).toEqual(left);
  });
});
