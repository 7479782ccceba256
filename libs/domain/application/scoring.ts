/** Mean of whole-number totals, without a floating-point step: two decimals, half up; `reaches` compares exactly. */
export function meanOf(totals: readonly number[]): { meanScore: string; spread: number; reaches(mark: number): boolean } {
  const count = totals.length;
  const sum = totals.reduce((total, each) => total + each, 0);
  const hundredths = Math.floor((sum * 200 + count) / (2 * count));
  const meanScore = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
  return { meanScore, spread: Math.max(...totals) - Math.min(...totals), reaches: (mark) => sum >= mark * count };
}
