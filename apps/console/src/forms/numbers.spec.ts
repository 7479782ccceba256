import { describe, expect, it } from 'vitest';
import { cellsOf, ratioText, tidyNumber } from './numbers.js';

describe('numbers as people type them', () => {
  it.each([
    ['１２３，４５６．７８', '123456.78'],
    ['1,234', '1234'],
    ['(1,234)', '-1234'],
    ['（12）', '-12'],
    ['29.5％', '29.5'],
    [' 12 000 ', '12000'],
    ['约三成', '约三成'],
  ])('%s is %s', (typed, stored) => {
    expect(tidyNumber(typed)).toBe(stored);
  });
});

describe('the share of service revenue', () => {
  it.each([
    ['3000', '10000', '30.00'],
    ['2999.9', '10000', '29.9990'],
    ['2961', '10000', '29.61'],
    ['1', '3', '33.33'],
    ['2', '3', '66.67'],
  ])('%s in %s reads %s', (of, whole, shown) => {
    expect(ratioText(of, whole)).toBe(shown);
  });

  it('says nothing while one of the two is missing or zero', () => {
    expect(ratioText('', '10')).toBeUndefined();
    expect(ratioText('1', '0')).toBeUndefined();
  });
});

it('reads a block of a sheet with Windows line ends', () => {
  expect(cellsOf('1\t2\r\n3\t4\r\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});
