import { join } from 'node:path';
import type { Program } from './supervise.js';

export interface Environment {
  root: string;
  stateDir: string;
  logs: string;
  dev: boolean;
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  temporalUiUrl: string | null;
  apiPort: number;
  /** Whether accounts with the published password may sign in. */
  sample: boolean;
  /** Null: no witness beside this system. */
  witness: { url: string; key: string; restoreKey: string } | null;
  onStart(pid: number): void;
}

/** What api and worker are told; the same names as in any other installation (README). */
function variables(environment: Environment): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: environment.databaseUrl,
    TEMPORAL_ADDRESS: environment.temporalAddress,
    TEMPORAL_NAMESPACE: environment.temporalNamespace,
    ...(environment.temporalUiUrl && { TEMPORAL_UI_URL: environment.temporalUiUrl }),
    API_HOST: '127.0.0.1',
    API_PORT: String(environment.apiPort),
    STATE_DIR: environment.stateDir,
    SAMPLE: String(environment.sample),
    ...(environment.witness && {
      WITNESS_URL: environment.witness.url,
      WITNESS_KEY: environment.witness.key,
      WITNESS_RESTORE_KEY: environment.witness.restoreKey,
    }),
    CONSOLE_DIR: join(environment.root, 'dist', 'console'),
  };
}

/** `npm start` runs what was built; `--dev` the sources, again at each change. */
function nodeProgram(environment: Environment, name: 'api' | 'worker'): Program {
  const args = environment.dev
    ? ['--watch', '--watch-preserve-output', '--import', 'tsx', `apps/${name}/main.ts`]
    : ['--conditions=built', '--enable-source-maps', `dist/apps/${name}/main.js`];
  return {
    name,
    command: process.execPath,
    args,
    cwd: environment.root,
    env: variables(environment),
    // Longer than the worker's own limit for what is in hand.
    graceMs: 25_000,
    logFile: join(environment.logs, `${name}.log`),
    onStart: environment.onStart,
  };
}

export const apiProgram = (environment: Environment): Program => nodeProgram(environment, 'api');
export const workerProgram = (environment: Environment): Program => nodeProgram(environment, 'worker');

/** A sample: in production the witness belongs to another party, on another machine. Its folder is its own. */
export function witnessProgram(environment: Omit<Environment, 'witness'>, port: number): Program {
  return {
    name: 'witness',
    command: process.execPath,
    args: [
      '--import',
      'tsx',
      'apps/witness/main.ts',
      '--folder',
      join(environment.stateDir, 'witness'),
      '--log',
      join(environment.stateDir, 'keys', 'log.vkey'),
      '--port',
      String(port),
    ],
    cwd: environment.root,
    env: { ...process.env, NODE_OPTIONS: '' },
    logFile: join(environment.logs, 'witness.log'),
    onStart: environment.onStart,
  };
}

export function consoleDevProgram(environment: Environment, port: number): Program {
  return {
    name: 'console',
    command: process.execPath,
    args: ['node_modules/vite/bin/vite.js', 'apps/console', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
    cwd: environment.root,
    env: { ...variables(environment), API_ORIGIN: `http://127.0.0.1:${environment.apiPort}` },
    logFile: join(environment.logs, 'console.log'),
    onStart: environment.onStart,
  };
}
