import { expect, it } from 'vitest';
import { addDecimals, compareDecimals, parseDecimal, percentText, reachesPercent, type Decimal } from './decimal.js';
import { isUscc, usccCheckDigit } from './uscc.js';
import { countZi } from './zi.js';

const decimal = (text: string): Decimal => parseDecimal(text) ?? { units: -1n, scale: -1 };

it.each([
  ['', 0],
  ['   \n\t　', 0],
  ['服务型制造', 5],
  ['服务，制造。', 6],
  ['GB/T 4754-2017', 2],
  ['ISO9001认证', 3],
  ['“引号”', 4],
  ['共3项——其中2项', 9],
  ['Ａ级', 2],
  ['a b c', 3],
  ['a，b', 3],
  ['𠮷野家', 3],
  ['😀', 1],
])('counts 字 as Word does: %j', (text, count) => {
  expect(countZi(text)).toBe(count);
});

it('knows the check digit of real credit codes, and no other', () => {
  for (const code of ['91330100799655058B', '914403001922038216', '9144030071526726XG']) expect([code, isUscc(code)]).toEqual([code, true]);
  expect(isUscc('91330100799655058C')).toBe(false);
});

it('refuses a code of another length or alphabet', () => {
  for (const code of ['', '9133010079965505', '91330100799655058b', '9133010079965505IB', null, 913301]) expect(isUscc(code)).toBe(false);
  expect(usccCheckDigit('00000000000000000')).toBe('0');
});

it('reads decimals as they are written', () => {
  expect(parseDecimal('-12.30')).toEqual({ units: -1230n, scale: 2 });
  for (const text of ['', '.5', '5.', '1e3', '1,000', '+1', ' 1', '1.1234567', '1234567890123456', 5, null]) expect(parseDecimal(text)).toBeNull();
});

it('compares and adds across scales', () => {
  expect(compareDecimals(decimal('1.50'), decimal('1.5'))).toBe(0);
  expect(compareDecimals(decimal('1.49'), decimal('1.5'))).toBe(-1);
  expect(compareDecimals(decimal('-1'), decimal('-1.01'))).toBe(1);
  expect(addDecimals([decimal('0.1'), decimal('0.25'), decimal('-1')])).toEqual({ units: -65n, scale: 2 });
});

it('compares a ratio unrounded and shows it half up', () => {
  expect(percentText(decimal('29999'), decimal('100000'))).toBe('30.00');
  expect(reachesPercent(decimal('29999'), decimal('100000'), decimal('30'))).toBe(false);
  expect(reachesPercent(decimal('0.03'), decimal('0.1'), decimal('30.000'))).toBe(true);
  expect(percentText(decimal('1'), decimal('3'))).toBe('33.33');
  expect(percentText(decimal('2'), decimal('3'))).toBe('66.67');
});
