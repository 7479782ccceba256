export interface WorkerConfig {
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  /** Loopback port of the health answer; null serves none. */
  port: number | null;
  logLevel: string;
  /** Between two searches for processes that were lost and for dues that nobody decided. */
  sweepSeconds: number;
}

export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
  return {
    databaseUrl: required(env, 'DATABASE_URL'),
    temporalAddress: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    port: env['WORKER_PORT'] ? integer(env, 'WORKER_PORT') : null,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    sweepSeconds: env['SWEEP_SECONDS'] ? integer(env, 'SWEEP_SECONDS') : 15,
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

function integer(env: NodeJS.ProcessEnv, name: string): number {
  const value = Number(env[name]);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${name} must be a positive whole number, it is "${env[name]}"`);
  return value;
}
