import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { misfitsOf, plant } from './copy.js';
import { PLANTED } from './planted.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-planted-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a planted fault', () => {
  it.each(PLANTED)('$name still finds each text that it replaces, once', (planted) => {
    expect(misfitsOf(ROOT, planted)).toEqual([]);
  });

  it('is not planted in silence where its text is gone or stands twice, nor in half of its files', () => {
    const [a, b] = [join(dir, 'a.ts'), join(dir, 'b.ts')];
    const planted = { name: 'late', edits: ['b.ts', 'a.ts'].map((file) => ({ file, find: 'now > end', put: 'now >= end' })) };
    writeFileSync(a, 'if (now >\n  end) refuse();');
    writeFileSync(b, 'if (now > end) refuse();');
    plant(dir, planted);
    expect(readFileSync(a, 'utf8')).toBe('if (now >= end) refuse();');

    writeFileSync(b, 'now > end');
    expect(() => plant(dir, planted)).toThrow('late: a.ts holds 0 times');
    expect(readFileSync(b, 'utf8')).toBe('now > end');
    writeFileSync(a, 'now > end; now > end;');
    expect(misfitsOf(dir, planted)).toEqual([expect.stringContaining('late: a.ts holds 2 times')]);
    expect(misfitsOf(dir, { name: 'gone', edits: [{ file: 'c.ts', find: 'x', put: 'y' }] })).toEqual([expect.stringContaining('gone: c.ts holds 0 times')]);
  });
});
