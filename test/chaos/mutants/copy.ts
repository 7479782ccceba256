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
  for (const edit of edits) {
    const path = join(root, edit.file);
    const text = readFileSync(path, 'utf8');
    const times = found(text, edit);
    if (times !== 1) throw new Error(`${edit.file} holds ${times} times what the planted fault replaces:\n${edit.find}`);
    writeFileSync(
      path,
      text.replace(patternOf(edit), () => edit.put),
    );
  }
}

export const found = (text: string, edit: Pick<Edit, 'find'>): number => text.match(patternOf(edit, 'g'))?.length ?? 0;

/** Word for word, but a formatter may have broken the lines elsewhere. */
function patternOf({ find }: Pick<Edit, 'find'>, flags = ''): RegExp {
  const words = find
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), flags);
}
