import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '#libs/event-store/migrate';
import { makeSample } from '../../apps/stack/sample-season.js';
import { findTemporal } from '../../apps/stack/services/find-temporal.js';
import { freePorts } from '../../apps/stack/services/ports.js';
import { type PostgresServer, startPostgres } from '../../apps/stack/services/postgres.js';
import { type Running, run } from '../../apps/stack/services/supervise.js';
import { startTemporal, type TemporalServer } from '../../apps/stack/services/temporal.js';

export interface FuzzSystem {
  url: string;
  /** What the API wrote of answers that it could not give. */
  complaints(): string[];
  stop(): Promise<void>;
}

/** The whole system on loopback in a folder of its own, with the sample season: cases in every stage, an account per role. */
export async function startFuzzSystem(root: string, say: (line: string) => void): Promise<FuzzSystem> {
  const dir = mkdtempSync(join(tmpdir(), 'fwzz-fuzz-'));
  const log = (name: string) => join(dir, `${name}.log`);
  const running: Running[] = [];
  let postgres: PostgresServer | undefined;
  let temporal: TemporalServer | undefined;
  const stop = async () => {
    for (const program of running.reverse()) await program.stop();
    await Promise.all([postgres?.running.stop(), temporal?.running.stop()]);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const [api = 0, postgresPort = 0, temporalPort = 0] = await freePorts(3, dir);
    mkdirSync(join(dir, 'state'));
    const program = (await findTemporal(say)).path;
    [postgres, temporal] = await Promise.all([
      startPostgres({ dir: join(dir, 'postgres'), port: postgresPort, logFile: log('postgres') }),
      startTemporal({ program, port: temporalPort, uiPort: null, file: null, logFile: log('temporal') }),
    ]);
    await migrate(postgres.url);
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: 'default',
      STATE_DIR: join(dir, 'state'),
      CONSOLE_DIR: join(dir, 'no-console'),
      API_HOST: '127.0.0.1',
      API_PORT: String(api),
      LOG_LEVEL: 'error',
      SAMPLE: 'true',
    };
    for (const name of ['api', 'worker'])
      running.push(run({ name, command: process.execPath, args: ['--import', 'tsx', `apps/${name}/main.ts`], cwd: root, env, logFile: log(name) }));
    const url = `http://127.0.0.1:${api}`;
    await ready(url, () => readFileSync(log('api'), 'utf8'));
    await makeSample({ root, stateDir: join(dir, 'state'), url, databaseUrl: postgres.url, say });
    return { url, complaints: () => complaintsIn(readFileSync(log('api'), 'utf8')), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(url: string, output: () => string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(200)) {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`the API was not ready within 120 s:\n${output().slice(-3_000)}`);
}

function complaintsIn(text: string): string[] {
  return text.split('\n').filter((line) => line.includes('request not completed'));
}
