import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.mjs';
import { built } from './support/build-stamp.mjs';
import { commandLine, ROOT } from './support/command-line.mjs';
import { checkNode, install, installed } from './support/install.mjs';

const HELP = `
npm start [-- options]

Starts the whole system on this machine: installs and builds what is missing, then runs PostgreSQL, Temporal, the
worker, the API and the console on loopback ports. It prints the address and, at the first start, makes the sample
season with one account per role. Ctrl-C stops everything; the state stays and goes on at the next start.

  --state-dir DIR   where database, engine, keys, files and logs live (default: .state in this folder)
  --no-sample       no sample season and no sample accounts (so too with DATABASE_URL, unless --sample is given)
  --dev             run from the sources and restart on change; the console by Vite with hot reload
  --url-file FILE   write the address there as soon as everything answers
  --json            print one JSON object with address and accounts instead of text
  --help            this text

  DATABASE_URL      use that PostgreSQL 18 instead of starting one
  TEMPORAL_ADDRESS  use that Temporal cluster instead of starting one (TEMPORAL_NAMESPACE: default "default")`;

const { values } = commandLine(HELP, {
  'state-dir': { type: 'string' },
  'no-sample': { type: 'boolean', default: false },
  sample: { type: 'boolean', default: !process.env.DATABASE_URL },
  dev: { type: 'boolean', default: false },
  'url-file': { type: 'string' },
  json: { type: 'boolean', default: false },
});

const startedAt = Date.now();
const say = (line) => process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

try {
  checkNode();
  if (!installed(ROOT)) {
    say('installing packages (npm ci)');
    install(ROOT);
    say('packages installed');
  }
  const needsBuild = !values.dev && !built(ROOT);
  if (needsBuild) say('building');
  const building = needsBuild ? build(say) : Promise.resolve();
  building.catch(() => undefined);
  // From here on packages may be used; the rest is TypeScript in this same process, so one kill ends the launcher.
  const { register } = await import('tsx/esm/api');
  register();
  const { startStack } = await import('../apps/stack/main.ts');
  const stack = await startStack({
    root: ROOT,
    stateDir: resolve(values['state-dir'] ?? join(ROOT, '.state')),
    // Accounts whose password stands in the repository do not get into a database of somebody else by default.
    sample: values.sample && !values['no-sample'],
    dev: values.dev,
    json: values.json,
    urlFile: values['url-file'] ? resolve(values['url-file']) : null,
    built: building,
    say,
  });
  stopOnSignal(stack);
} catch (error) {
  say(`failed: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

function stopOnSignal(stack) {
  let stopping = false;
  const stop = async (why) => {
    if (stopping) return;
    stopping = true;
    say(`${why}: stopping`);
    await stack.stop();
    say('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(signal));
  const parents = npmAbove();
  if (parents.length > 0) {
    setInterval(() => {
      if (!parents.every(alive)) void stop('npm has ended');
    }, 1000).unref();
  }
}

/** `npm start` is npm, perhaps a shell, and this. Whoever kills npm alone means all of it. */
function npmAbove() {
  if (!['start', 'dev'].includes(process.env.npm_lifecycle_event ?? '')) return [];
  const parents = [process.ppid];
  const stat = `/proc/${process.ppid}/stat`;
  const shell = existsSync(stat) && /^\d+ \((?:sh|bash|dash)\) . (\d+)/.exec(readFileSync(stat, 'utf8'));
  if (shell) parents.push(Number(shell[1]));
  return parents.filter((pid) => pid > 1);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
