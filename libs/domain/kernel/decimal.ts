/** Money and ratios are decimal texts: no digit is lost, and 29.999 never becomes 30. */
const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

export const isDecimal = (value: unknown): value is string => typeof value === 'string' && DECIMAL.test(value);

/** Millionths, exact. Only for texts that `isDecimal` accepts. */
export function millionths(decimal: string): bigint {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? decimal.slice(1) : decimal).split('.');
  const magnitude = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
  return negative ? -magnitude : magnitude;
}

export const compareDecimals = (a: string, b: string): number => Number(millionths(a) > millionths(b)) - Number(millionths(a) < millionths(b));
