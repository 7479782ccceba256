import { countZi } from '../../text/zi.js';

/** 特殊情况文字说明 of 50 to 2000 字 [design]: shorter says nothing, longer is a report. */
export function isSpecialCaseLength(explain: string): boolean {
  const zi = countZi(explain);
  return zi >= 50 && zi <= 2000;
}
