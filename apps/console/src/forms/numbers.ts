/** What people type and paste: full-width digits, thousands separators, (1,234) for a negative, a trailing ％. */
export function tidyNumber(text: string): string {
  const half = text
    .replace(/[０-９．，－％（）]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[,\s]/g, '')
    .replace(/%$/, '');
  const bracketed = /^\((\d+(?:\.\d+)?)\)$/.exec(half);
  return bracketed ? `-${bracketed[1]}` : half;
}

export const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/**
 * Percent, two decimals, half up, by whole numbers: floating point would show 30.00 for 29.996 at will. Where two
 * decimals would hide that the share is below a whole threshold, `29.999` stays long.
 */
export function ratioText(of: unknown, whole: unknown): string | undefined {
  const [part, base] = [scaled(of), scaled(whole)];
  if (part === null || base === null || base <= 0n) return undefined;
  const hundredths = (part * 20_000n + base) / (2n * base);
  const rounded = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  const exact = part * 10_000n === hundredths * base;
  return !exact && hundredths % 100n === 0n ? longRatio(part, base) : rounded;
}

function longRatio(part: bigint, base: bigint): string {
  const tenThousandths = (part * 1_000_000n) / base;
  return `${tenThousandths / 10_000n}.${String(tenThousandths % 10_000n).padStart(4, '0')}`;
}

function scaled(value: unknown): bigint | null {
  const text = String(value ?? '');
  if (!isNumber(text) || text.startsWith('-')) return null;
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.slice(0, 6).padEnd(6, '0'));
}

/** A block copied from a sheet: rows by line, cells by tab. */
export function cellsOf(text: string): string[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
}
