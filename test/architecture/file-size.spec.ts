import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './imports/scan.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LIMIT = 300;

/** Tables of fields and texts, where length is the data's own. */
const TABLES: readonly string[] = ['libs/contracts/error-codes.ts', 'apps/console/src/words/zh.ts', 'apps/console/src/words/en.ts'];

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
const tooLong = (files: readonly { file: string; lines: number }[]): string[] =>
  files.filter(({ file, lines }) => lines > LIMIT && !TABLES.includes(file)).map(({ file, lines }) => `${file}: ${lines} lines`);

describe('size of source files', () => {
  const files = sourceFiles(ROOT, ['apps', 'libs', 'workflows', 'activities', 'test', 'scripts']).map((file) => ({
    file,
    lines: linesOf(readFileSync(`${ROOT}/${file}`, 'utf8')),
  }));

  it(`no file but tables is longer than ${LIMIT} lines`, () => {
    expect(files.length).toBeGreaterThan(100);
    expect(tooLong(files)).toEqual([]);
  });

  it('names a file of 301 lines and lets one of 300 pass', () => {
    const text = (lines: number) => 'x\n'.repeat(lines);

    expect(
      tooLong([
        { file: 'libs/a.ts', lines: linesOf(text(300)) },
        { file: 'libs/b.ts', lines: linesOf(text(301)) },
      ]),
    ).toEqual(['libs/b.ts: 301 lines']);
    expect(tooLong(TABLES.map((file) => ({ file, lines: 5_000 })))).toEqual([]);
  });
});
