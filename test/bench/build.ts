import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StreamKind } from '#libs/domain/kernel/types';

const ENTRIES = ['apps/api/main.ts', 'apps/worker/main.ts', 'test/bench/hand-written/main.ts', 'libs/engine/fold-id.ts'];

export interface Built {
  dir: string;
  /** Of the built sources: who writes beside the built programs must fold under the same ids, or each would fold anew what the other wrote. */
  foldIds: Record<StreamKind, string>;
}

/**
 * Both sides as production runs them: by the same compiler and settings as `npm run build`, in a folder of the bench's own.
 * Run from source they would carry what the loader adds to every function, and ours has more functions.
 */
export async function build(root: string, dir: string): Promise<Built> {
  mkdirSync(dir, { recursive: true });
  const imports = Object.fromEntries(['libs', 'activities', 'workflows'].map((name) => [`#${name}/*`, `./${name}/*.js`]));
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ type: 'module', imports }));
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  const config = join(dir, 'tsconfig.json');
  const compilerOptions = { noEmit: false, noCheck: true, incremental: false, rootDir: root, outDir: dir, typeRoots: [join(root, 'node_modules/@types')] };
  writeFileSync(
    config,
    JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files: ENTRIES.map((entry) => join(root, entry)) }),
  );
  await Promise.all([
    run(root, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config]),
    run(root, ['--import', 'tsx', 'apps/worker/bundle.ts', join(dir, 'workflow-bundle.js')]),
  ]);
  const { computeFoldIds } = (await import(pathToFileURL(join(dir, 'libs/engine/fold-id.js')).href)) as { computeFoldIds(): Built['foldIds'] };
  return { dir, foldIds: computeFoldIds() };
}

function run(cwd: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(`building failed:\n${output.slice(-3_000)}`))));
  });
}
