import { join } from 'node:path';
import { CannotRun } from '#libs/command-line/sentence';

export interface WitnessConfig {
  url: string;
  key: string;
  /** Public half of the restore key, or the file that holds it. The private half is none of a worker's. */
  restoreKey: string;
}

export interface WorkerConfig {
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  /** Loopback port of the health answer; null serves none. */
  port: number | null;
  logLevel: string;
  /** Between two searches for processes that were lost and for dues that nobody decided. */
  sweepSeconds: number;
  /** Keys of the log lie below it. */
  stateDir: string;
  /** Who cosigns the log, by address and verifier key; null where no other party keeps a record. */
  witness: WitnessConfig | null;
}

export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  return {
    databaseUrl: required(env, 'DATABASE_URL'),
    temporalAddress: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    port: env['WORKER_PORT'] ? integer(env, 'WORKER_PORT') : null,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    sweepSeconds: env['SWEEP_SECONDS'] ? integer(env, 'SWEEP_SECONDS') : 15,
    stateDir: stateDirOf(env),
    witness: env['WITNESS_URL'] ? { url: env['WITNESS_URL'], key: required(env, 'WITNESS_KEY'), restoreKey: restoreKeyOf(env) } : null,
  };
}

const stateDirOf = (env: NodeJS.ProcessEnv): string => env['STATE_DIR'] ?? '.state';
const restoreKeyOf = (env: NodeJS.ProcessEnv): string => env['WITNESS_RESTORE_KEY'] ?? join(stateDirOf(env), 'keys', 'restore-key.pub');

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new CannotRun(`${name} is not set; --help tells what is needed`);
  return value;
}

function integer(env: NodeJS.ProcessEnv, name: string): number {
  const value = Number(env[name]);
  if (!Number.isInteger(value) || value <= 0) throw new CannotRun(`${name} must be a positive whole number, it is "${env[name]}"`);
  return value;
}
