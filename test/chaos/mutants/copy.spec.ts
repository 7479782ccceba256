import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found, plant } from './copy.js';
import { PLANTED } from './planted.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'fwzz-planted-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('a planted fault', () => {
  it.each(PLANTED)('$name still finds each text that it replaces, once', ({ edits }) => {
    for (const edit of edits) expect([edit.file, found(readFileSync(join(ROOT, edit.file), 'utf8'), edit)]).toEqual([edit.file, 1]);
  });

  it('is not planted in silence where its text is gone or stands twice', () => {
    const file = join(dir, 'a.ts');
    const edit = { file: 'a.ts', find: 'now > end', put: 'now >= end' };
    writeFileSync(file, 'if (now >\n  end) refuse();');
    plant(dir, [edit]);
    expect(readFileSync(file, 'utf8')).toBe('if (now >= end) refuse();');

    expect(() => plant(dir, [edit])).toThrow('holds 0 times');
    writeFileSync(file, 'now > end; now > end;');
    expect(() => plant(dir, [edit])).toThrow('holds 2 times');
  });
});
