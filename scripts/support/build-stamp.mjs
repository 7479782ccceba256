import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['apps', 'libs', 'workflows', 'activities', 'package-lock.json', 'package.json', 'nest-cli.json', 'tsconfig.json', 'scripts/build.mjs'];

const stampFile = (root) => join(root, 'dist', '.built-from');

/** Path, size and time of every source: a changed, new or deleted file makes another text. */
export function sourcesNow(root) {
  const hash = createHash('sha256');
  const walk = (path) => {
    const stat = statSync(join(root, path));
    if (stat.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) walk(`${path}/${name}`);
    } else if (!path.endsWith('.spec.ts') && !path.endsWith('.spec.tsx')) {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const path of SOURCES) if (existsSync(join(root, path))) walk(path);
  return hash.digest('hex');
}

export function built(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourcesNow(root);
}

/** Removed first and written last, with the sources as they were before the build: a change in between builds again. */
export function clearStamp(root) {
  rmSync(stampFile(root), { force: true });
}

export function writeStamp(root, sources) {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root), sources);
}
