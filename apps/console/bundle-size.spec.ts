import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A first page on a slow line in a county office; everything else comes when it is asked for. */
const LIMIT_BYTES = 350_000;

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  isEntry?: boolean;
}
let folder: string;
let manifest: { [source: string]: Chunk };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-size-'));
  // A process of its own: inside vitest NODE_ENV is 'test' and React would be built for development.
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', fileURLToPath(new URL('.', import.meta.url)), '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8')) as typeof manifest;
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The files a chunk needs before it runs: itself, all static imports, and their styles. */
function filesOf(source: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[source];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) filesOf(next, seen);
  return seen;
}

async function gzipBytes(files: Set<string>): Promise<number> {
  const sizes = await Promise.all([...files].map(async (file) => gzipSync(await readFile(join(folder, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const entry = (): string => Object.keys(manifest).find((source) => manifest[source]?.isEntry) ?? '';

describe('what a first page weighs', () => {
  it.each(['queue/queue-page', 'my/my-page', 'season/season-page', 'case/case-page', 'apply/apply-page', 'audit/facts-page', 'processes/processes-page'])(
    'shell and %s stay within 350,000 bytes gzip',
    async (page) => {
      const source = `src/features/${page}.tsx`;
      expect(manifest[source], `${source} is a chunk of its own`).toBeDefined();

      const bytes = await gzipBytes(new Set([...filesOf(entry()), ...filesOf(source)]));

      expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
      expect(bytes).toBeGreaterThan(100_000);
    },
  );

  it('English, the date picker and the dialogs wait until they are wanted', () => {
    const first = new Set([...filesOf(entry()), ...filesOf('src/features/queue/queue-page.tsx')]);

    for (const later of ['src/words/en.ts', 'src/ui/date-input.tsx', 'src/command/command-dialog.tsx'])
      expect(first.has(manifest[later]?.file ?? 'absent')).toBe(false);
  });
});
