import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, ROOT } from './support/command-line.mjs';

const HELP = `
npm run check [-- options]

Types, lint, format, promises that nobody waits for, and who may import whom.

  --fix    let Biome write the format and the safe fixes first
  --help   this text`;

const { values } = commandLine(HELP, { fix: { type: 'boolean', default: false } });

const bin = (path) => join(ROOT, 'node_modules', path);
const folders = ['apps', 'libs', 'workflows', 'activities', 'test', 'scripts'].filter((name) => existsSync(join(ROOT, name)));

const steps = [
  ...(values.fix ? [['fix', [bin('@biomejs/biome/bin/biome'), 'check', '--write', '--log-level=error', '.']]] : []),
  ['types', [bin('typescript/bin/tsc'), '-p', '.', '--noEmit']],
  ['types of the console', [bin('typescript/bin/tsc'), '-p', 'apps/console', '--noEmit']],
  ['lint and format', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=100', '.']],
  ['floating promises', [bin('eslint/bin/eslint.js'), '--no-warn-ignored', ...folders]],
  ['imports and file sizes', [bin('vitest/vitest.mjs'), 'run', '--project', 'unit', 'test/architecture']],
];

let failed = 0;
for (const [name, args] of steps) {
  const startedAt = Date.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (status !== 0) {
    failed += 1;
    console.log(`${stdout}${stderr}`.trimEnd());
  }
}
process.exit(failed === 0 ? 0 : 1);
