import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { built, clearStamp, sourcesNow, writeStamp } from './support/build-stamp.mjs';
import { commandLine, ROOT } from './support/command-line.mjs';

const HELP = `
npm run build [-- options]

Builds what production runs, into dist/: api and worker by the Nest compiler (nest-cli.json), the console by Vite,
and the workflow bundle. Types are not checked here; that is "npm run check".

  --if-stale   do nothing where no source has changed since the last build
  --help       this text`;

const bin = (name) => join(ROOT, 'node_modules', name);

const STEPS = [
  { name: 'api and worker', command: [bin('@nestjs/cli/bin/nest.js'), 'build', '--all'] },
  { name: 'console', command: [bin('vite/bin/vite.js'), 'build', 'apps/console', '--logLevel', 'warn'] },
  { name: 'workflow bundle', command: ['--import', 'tsx', 'apps/worker/bundle.ts'] },
];

/** All steps at once; the output of a step is shown only when it fails. */
export async function build(say = () => undefined) {
  const sources = sourcesNow(ROOT);
  clearStamp(ROOT);
  await Promise.all(
    STEPS.map(async ({ name, command }) => {
      const startedAt = Date.now();
      await runNode(name, command);
      say(`built ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    }),
  );
  writeStamp(ROOT, sources);
}

function runNode(name, args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`building ${name} failed:\n${output}`))));
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  const { values } = commandLine(HELP, { 'if-stale': { type: 'boolean', default: false } });
  if (values['if-stale'] && built(ROOT)) console.log('nothing to build');
  else
    await build((line) => console.log(line)).catch((error) => {
      console.error(error.message);
      process.exit(1);
    });
}
