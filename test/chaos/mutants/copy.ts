import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit, Planted } from './planted.js';

const SOURCES = ['apps', 'libs', 'workflows', 'activities', 'scripts', 'package.json', 'tsconfig.json'];

/** A copy of the project's sources that shares its packages; gone after `remove`. */
export function copyOf(root: string): { root: string; remove(): void } {
  const copy = mkdtempSync(join(tmpdir(), 'fwzz-mutant-'));
  for (const name of SOURCES) cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('/apps/console') });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

/** A text that is not there, or there twice, means that the product has changed and the mutant must be written anew. */
export function plant(root: string, { name, edits }: Pick<Planted, 'name' | 'edits'>): void {
  const texts = new Map<string, string>();
  for (const edit of edits) {
    const text = texts.get(edit.file) ?? sourceOf(root, edit.file);
    const misfit = misfitOf(name, edit, text);
    if (misfit !== null) throw new Error(misfit);
    texts.set(
      edit.file,
      text.replace(patternOf(edit), () => edit.put),
    );
  }
  for (const [file, text] of texts) writeFileSync(join(root, file), text);
}

/** What `plant` would stumble on, in the order of the edits; nothing is written. */
export function misfitsOf(root: string, { name, edits }: Pick<Planted, 'name' | 'edits'>): string[] {
  return edits.flatMap((edit) => misfitOf(name, edit, sourceOf(root, edit.file)) ?? []);
}

function misfitOf(name: string, edit: Edit, text: string): string | null {
  const times = text.match(patternOf(edit, 'g'))?.length ?? 0;
  if (times === 1) return null;
  return `${name}: ${edit.file} holds ${times} times what this planted fault replaces, it must be once. Where the rule has moved, aim it anew in test/chaos/mutants/planted.ts:\n${edit.find.trim()}`;
}

function sourceOf(root: string, file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Word for word, but a formatter may have broken the lines elsewhere. */
function patternOf({ find }: Pick<Edit, 'find'>, flags = ''): RegExp {
  const words = find
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), flags);
}
