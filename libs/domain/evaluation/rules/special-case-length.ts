/** 特殊情况文字说明 of 50 to 2000 字 [design]: shorter says nothing, longer is a report. Whitespace does not count. */
export function isSpecialCaseLength(explain: string): boolean {
  const zi = [...explain.replace(/\s/gu, '')].length;
  return zi >= 50 && zi <= 2000;
}
