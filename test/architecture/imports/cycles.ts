import type { Import } from './scan.js';

/** Files that import each other in a ring at run time, each ring once; imports of types make no ring. */
export function cycles(imports: readonly Import[]): string[][] {
  const edges = new Map<string, string[]>();
  for (const one of imports) {
    if (one.kind !== 'tree' || one.typeOnly) continue;
    const from = one.file.replace(/\.(ts|tsx)$/, '');
    edges.set(from, [...(edges.get(from) ?? []), one.target]);
  }
  const done = new Set<string>();
  const rings: string[][] = [];
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) return void rings.push([...path.slice(at), file]);
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return rings;
}
