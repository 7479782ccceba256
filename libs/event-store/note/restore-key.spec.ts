import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { keepRestoreKey, readRestorePublicKey } from './restore-key.js';
import { openSealed, restoreKey, seal } from './sealed-box.js';

const folder = mkdtempSync(join(tmpdir(), 'restore-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('seals with the public half alone what only the private half opens, and is never made twice', () => {
  const file = keepRestoreKey(folder);
  const text = readFileSync(file, 'utf8');
  const box = seal(Buffer.from('87'), readRestorePublicKey(file) as Uint8Array);

  expect(keepRestoreKey(folder)).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(readRestorePublicKey(text)).toEqual(readRestorePublicKey(file));
  expect(openSealed(box, restoreKey(Buffer.from(readFileSync(join(folder, 'restore-key'), 'utf8'), 'base64'))).toString()).toBe('87');
  expect(statSync(join(folder, 'restore-key')).mode & 0o777).toBe(0o600);
});

it('takes nothing else for a key', () => {
  expect(readRestorePublicKey('/no/such/file')).toBeNull();
  expect(readRestorePublicKey(Buffer.alloc(31).toString('base64'))).toBeNull();
  expect(readRestorePublicKey('')).toBeNull();
});
