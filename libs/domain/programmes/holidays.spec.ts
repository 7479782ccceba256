import { isWorkday } from 'chinese-days';
import { expect, it } from 'vitest';
import { addDays } from '../kernel/instants.js';
import { isWorkingDay } from '../periods/working-day.js';
import { HOLIDAYS } from './holidays.js';

it('agrees with the public chinese-days table on every day of 2018 to 2026', () => {
  const differing: string[] = [];
  let days = 0;

  for (let day = '2018-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    days++;
    if (isWorkingDay(day, HOLIDAYS) !== isWorkday(day)) differing.push(day);
  }

  expect(days).toBe(3287);
  expect(differing).toEqual([]);
});

it('would notice one wrong day', () => {
  const wrong = { ...HOLIDAYS, workDays: HOLIDAYS.workDays.filter((day) => day !== '2022-05-07') };

  expect(isWorkingDay('2022-05-07', wrong)).not.toBe(isWorkday('2022-05-07'));
});

it('lists as rest days only days that would be worked without the notice', () => {
  const weekends = HOLIDAYS.restDays.filter((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));

  expect(weekends).toEqual([]);
});
