/** CJK ideographs, kana, hangul and full-width forms with their punctuation: each counts one. */
const ONE_EACH =
  /[\u2E80-\u303F\u3040-\u30FF\u3100-\u31BF\u31F0-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u2014\u2018\u2019\u201C\u201D\u2026\u00B7]|[\u{20000}-\u{3FFFF}]/u;
const SPACE = /\s/u;

/**
 * 字数 as Word counts it (AMB-21): every Chinese character or full-width mark is one, every run of other visible
 * characters between spaces or Chinese is one, spaces are none. `GB/T 4754-2017` = 2, `ISO9001认证` = 3.
 */
export function countZi(text: string): number {
  let count = 0;
  let inRun = false;
  for (const character of text) {
    // The full-width space U+3000 is a space, though it stands among the full-width marks.
    const blank = SPACE.test(character);
    const single = !blank && ONE_EACH.test(character);
    if (single || (!blank && !inRun)) count++;
    inRun = !single && !blank;
  }
  return count;
}
