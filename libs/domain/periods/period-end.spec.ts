import { describe, expect, it } from 'vitest';
import { HOLIDAYS } from '../programmes/holidays.js';
import type { HolidayCalendar, PeriodRule } from '../programmes/programme.js';
import { periodEnd } from './period-end.js';
import { isPublished } from './working-day.js';

const publicity: PeriodRule = { unit: 'workingDay', length: 5, countsFirstDay: true, onRestDay: 'keep' };
const tenWorkingDays: PeriodRule = { unit: 'workingDay', length: 10, countsFirstDay: false, onRestDay: 'nextWorkingDay' };
const sevenDays: PeriodRule = { unit: 'calendarDay', length: 7, countsFirstDay: false, onRestDay: 'nextWorkingDay' };

const lastDay = (endsAt: string) => {
  expect(endsAt.endsWith('T15:59:59.999Z')).toBe(true);
  return endsAt.slice(0, 10);
};

describe('publicity of 5 working days, first day counted', () => {
  it('from 2024-12-09 ends with 2024-12-13 in Shanghai', () => {
    expect(periodEnd('2024-12-09T01:00:00.000Z', publicity, HOLIDAYS)).toEqual({ endsAt: '2024-12-13T15:59:59.999Z', provisional: false });
  });

  it('begins on the Shanghai day, not on the UTC day', () => {
    expect(lastDay(periodEnd('2024-12-08T15:59:59.999Z', publicity, HOLIDAYS).endsAt)).toBe('2024-12-13');
    expect(lastDay(periodEnd('2024-12-09T15:59:59.999Z', publicity, HOLIDAYS).endsAt)).toBe('2024-12-13');
    expect(lastDay(periodEnd('2024-12-09T16:00:00.000Z', publicity, HOLIDAYS).endsAt)).toBe('2024-12-16');
  });

  it('leaves out a week of National Day and counts the Saturday worked for it', () => {
    expect(lastDay(periodEnd('2022-09-29T01:00:00.000Z', publicity, HOLIDAYS).endsAt)).toBe('2022-10-10');
  });
});

describe('Civil Code periods', () => {
  it('do not count the day they begin on (Art. 201)', () => {
    expect(lastDay(periodEnd('2022-06-06T02:00:00.000Z', tenWorkingDays, HOLIDAYS).endsAt)).toBe('2022-06-20');
  });

  it('that end on a Sunday end on Monday (Art. 203)', () => {
    expect(lastDay(periodEnd('2022-06-12T02:00:00.000Z', sevenDays, HOLIDAYS).endsAt)).toBe('2022-06-20');
  });

  it('that end on a Saturday worked end on that Saturday', () => {
    expect(lastDay(periodEnd('2022-04-30T02:00:00.000Z', sevenDays, HOLIDAYS).endsAt)).toBe('2022-05-07');
  });

  it('that end inside a holiday end after it', () => {
    expect(lastDay(periodEnd('2022-09-26T02:00:00.000Z', sevenDays, HOLIDAYS).endsAt)).toBe('2022-10-08');
  });

  it('are never moved where the programme says so', () => {
    expect(lastDay(periodEnd('2022-06-12T02:00:00.000Z', { ...sevenDays, onRestDay: 'keep' }, HOLIDAYS).endsAt)).toBe('2022-06-19');
  });
});

describe('a year whose notice is not out', () => {
  it('gives a provisional end', () => {
    expect(periodEnd('2027-03-01T01:00:00.000Z', publicity, HOLIDAYS).provisional).toBe(true);
  });

  it('reaches back into the last days of December, which the next notice may change', () => {
    expect(periodEnd('2026-12-21T01:00:00.000Z', publicity, HOLIDAYS)).toEqual({ endsAt: '2026-12-25T15:59:59.999Z', provisional: false });
    expect(periodEnd('2026-12-22T01:00:00.000Z', publicity, HOLIDAYS).provisional).toBe(true);
  });

  it('is needed from 26 December on for the days before New Year', () => {
    expect(['2026-12-25', '2026-12-26', '2025-12-26', '2027-01-04', '2017-12-25'].map((day) => isPublished(day, HOLIDAYS))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('does not matter to a fixed number of days that is never moved', () => {
    expect(periodEnd('2027-03-01T01:00:00.000Z', { ...sevenDays, onRestDay: 'keep' }, HOLIDAYS).provisional).toBe(false);
  });
});

describe('a calendar that changes while a period runs', () => {
  const before2019March: HolidayCalendar = {
    ...HOLIDAYS,
    restDays: HOLIDAYS.restDays.filter((day) => day !== '2019-05-02' && day !== '2019-05-03'),
    workDays: HOLIDAYS.workDays.filter((day) => day !== '2019-04-28' && day !== '2019-05-05'),
  };

  it('gives another end, later or earlier: that an announced one is kept is for the season to see to', () => {
    const ends = (from: string, length: number) =>
      [before2019March, HOLIDAYS].map((holidays) => lastDay(periodEnd(from, { ...publicity, length }, holidays).endsAt));

    expect(ends('2019-04-29T01:00:00.000Z', publicity.length)).toEqual(['2019-05-06', '2019-05-07']);
    expect(ends('2019-04-25T01:00:00.000Z', 3)).toEqual(['2019-04-29', '2019-04-28']);
  });
});
