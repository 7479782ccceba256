import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from './planted.js';

const SOURCES = ['apps', 'libs', 'workflows', 'activities', 'scripts', 'package.json', 'tsconfig.json'];

/** A copy of the project's sources that shares its packages; gone after `remove`. */
export function copyOf(root: string): { root: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'fwzz-mutant-'));
  for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('/apps/console') });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

/** A text that is not there, or there twice, means that the product has changed and the mutant must be written anew. */
export function plant(root: string, edits: readonly Edit[]): void {
  for (const { file, find, put } of edits) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const times = text.split(find).length - 1;
    if (times !== 1) throw new Error(`${file} holds ${times} times what the planted fault replaces:\n${find}`);
    writeFileSync(
      path,
      text.replace(find, () => put),
    );
  }
}
