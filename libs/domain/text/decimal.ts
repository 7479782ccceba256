/** A decimal as whole units of 10^-scale: no floating-point step between a form's text and a decision. */
export interface Decimal {
  units: bigint;
  scale: number;
}

const SHAPE = /^-?\d{1,15}(\.\d{1,6})?$/;

export function parseDecimal(text: unknown): Decimal | null {
  if (typeof text !== 'string' || !SHAPE.test(text)) return null;
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

const power = (scale: number): bigint => 10n ** BigInt(scale);
const unitsAt = ({ units, scale }: Decimal, target: number): bigint => units * power(target - scale);

/** Negative, zero or positive, as `a - b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addDecimals(numbers: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...numbers.map((each) => each.scale));
  return { units: numbers.reduce((sum, each) => sum + unitsAt(each, scale), 0n), scale };
}

/** Whether part / whole ≥ percent / 100, exactly: 29.999 % is less than 30 although it is shown as 30.00. */
export function reachesPercent(part: Decimal, whole: Decimal, percent: Decimal): boolean {
  return part.units * 100n * power(whole.scale + percent.scale) >= whole.units * percent.units * power(part.scale);
}

/** part / whole in percent, two places, half up; for showing only. `whole` > 0, `part` ≥ 0. */
export function percentText(part: Decimal, whole: Decimal): string {
  const numerator = part.units * 10_000n * power(whole.scale);
  const denominator = whole.units * power(part.scale);
  const hundredths = (2n * numerator + denominator) / (2n * denominator);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
