import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepRestoreKey, readRestoreKey, readRestorePublicKey } from './restore-key.js';
import { openSealed, seal } from './sealed-box.js';

const folder = mkdtempSync(join(tmpdir(), 'restore-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PRIVATE = join(folder, 'restore-key');
const contentOf = (file: string): string => readFileSync(file, 'utf8');

it('seals with the public half alone what only the private half opens, and is never made twice', () => {
  const file = keepRestoreKey(folder);
  const text = contentOf(file);
  const box = seal(Buffer.from('87'), readRestorePublicKey(file));

  expect(keepRestoreKey(folder)).toBe(file);
  expect(contentOf(file)).toBe(text);
  expect(readRestorePublicKey(text)).toEqual(readRestorePublicKey(file));
  expect(openSealed(box, readRestoreKey(PRIVATE)).toString()).toBe('87');
  expect(statSync(PRIVATE).mode & 0o777).toBe(0o600);
});

it('refuses the private half where the public one belongs, and says nothing of it', () => {
  keepRestoreKey(folder);
  const text = contentOf(PRIVATE);
  const bare = text.trim().split('+').slice(1).join('+');

  for (const given of [PRIVATE, text])
    expect(() => readRestorePublicKey(given)).toThrow('this is the private half of a restore key, which no machine of the system may have');
  expect(() => readRestorePublicKey(bare), 'as it was written before halves had names').toThrow('is no public half of a restore key');
  for (const given of [text, bare, `/${bare.slice(1)}`, `"${bare}"`]) expect(() => readRestorePublicKey(given)).not.toThrow(bare.slice(1, -1));
});

it('refuses the public half where the private one belongs', () => {
  const text = contentOf(keepRestoreKey(folder));
  const other = mkdtempSync(join(folder, 'other-'));
  writeFileSync(join(other, 'restore-key'), text);

  expect(() => readRestoreKey(text)).toThrow('this is the public half of a restore key, which opens nothing');
  expect(() => keepRestoreKey(other)).toThrow('this is the public half of a restore key, which opens nothing');
});

it('reads a private half from before halves had names, and opens with it what was sealed then', () => {
  const box = seal(Buffer.from('87'), readRestorePublicKey(keepRestoreKey(folder)));
  const before = mkdtempSync(join(folder, 'before-'));
  writeFileSync(join(before, 'restore-key'), contentOf(PRIVATE).replace('fwzz-restore-private+', ''));

  expect(openSealed(box, readRestoreKey(join(before, 'restore-key'))).toString()).toBe('87');
  expect(readRestorePublicKey(keepRestoreKey(before))).toEqual(readRestorePublicKey(join(folder, 'restore-key.pub')));
});

it.each(['/no/such/file', '', Buffer.alloc(32, 7).toString('base64'), `fwzz-restore-public+${Buffer.alloc(31).toString('base64')}`, 'fwzz-restore-public+'])(
  'takes nothing else for a public half: %s',
  (given) => {
    expect(() => readRestorePublicKey(given)).toThrow('is no public half of a restore key');
  },
);
