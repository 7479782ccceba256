import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetServices, noteServices } from '#libs/command-line/running-system';
import { TASK_QUEUES } from '#libs/contracts/temporal/process';
import { migrate } from '#libs/event-store/migrate';
import { logOrigin } from '#libs/event-store/origin';
import { keepRestoreKey } from '#libs/event-store/note/restore-key';
import { loadLogSigner } from '#libs/event-store/signing-key';
import { readySummary } from './ready-summary.js';
import { makeSample } from './sample-season.js';
import { findTemporal } from './services/find-temporal.js';
import { takeLauncherLock } from './services/launcher-lock.js';
import { type Ports, rememberedPorts } from './services/ports.js';
import { startPostgres } from './services/postgres.js';
import { apiProgram, consoleDevProgram, type Environment, witnessProgram, workerProgram } from './services/programs.js';
import { type Program, type Running, type Supervised, supervise } from './services/supervise.js';
import { answersFor, isPolled, startTemporal } from './services/temporal.js';

export interface StackOptions {
  root: string;
  stateDir: string;
  sample: boolean;
  dev: boolean;
  json: boolean;
  urlFile: string | null;
  /** What api, worker and console are run from is there. The services start meanwhile. */
  built: Promise<void>;
  say(line: string): void;
}

export interface Stack {
  stop(): Promise<void>;
}

/** What the steps of a start hand on to each other. */
interface Run extends StackOptions {
  logs: string;
  ports: Ports;
  onStart(pid: number): void;
  /** To be ended in the reverse order of their start: the API stops taking commands before the database goes. */
  started: Supervised[];
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const logs = join(options.stateDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const lock = await takeLauncherLock(options.stateDir, options.say);
  const run: Run = { ...options, logs, ports: await rememberedPorts(options.stateDir), onStart: (pid) => lock.note(pid), started: [] };
  const stop = async () => {
    forgetServices(options.stateDir);
    for (const program of run.started.splice(0).reverse()) await program.stop();
    lock.release();
  };
  const breakOff = () => void stop().finally(() => process.exit(130));
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    const [environment] = await Promise.all([startServices(run), run.built]);
    const url = await startPrograms(run, environment);
    await tellUser(run, environment, url);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
  }
  return { stop };
}

/** PostgreSQL with the newest schema, and Temporal; or the ones that the environment names. */
async function startServices(run: Run): Promise<Environment> {
  const [databaseUrl, temporal] = await Promise.all([
    process.env.DATABASE_URL || ownPostgres(run),
    process.env.TEMPORAL_ADDRESS ? theirTemporal(process.env.TEMPORAL_ADDRESS) : ownTemporal(run),
  ]);
  const migrations = await migrate(databaseUrl);
  run.say(migrations.length > 0 ? `database schema: ${migrations.length} migrations applied` : 'database schema is up to date');
  const services = {
    root: run.root,
    stateDir: run.stateDir,
    logs: run.logs,
    dev: run.dev,
    sample: run.sample,
    databaseUrl,
    ...temporal,
    apiPort: run.ports.api,
    onStart: run.onStart,
  };
  // For commands beside it; a password that came by the environment is not ours to write down.
  const { temporalAddress, temporalNamespace } = temporal;
  noteServices(run.stateDir, { databaseUrl: process.env.DATABASE_URL ? null : databaseUrl, temporalAddress, temporalNamespace });
  return { ...services, witness: await startWitness(run, services) };
}

/** The log's key is made before anything signs, so that the witness knows whom to watch. */
async function startWitness(run: Run, services: Omit<Environment, 'witness'>): Promise<Environment['witness']> {
  // The private half lies apart from what a worker reads: here it stands in for the people who keep it.
  const restoreKey = process.env.WITNESS_RESTORE_KEY ?? keepRestoreKey(join(run.stateDir, 'restore'));
  if (process.env.WITNESS_URL) return { url: process.env.WITNESS_URL, key: process.env.WITNESS_KEY ?? '', restoreKey };
  loadLogSigner(run.stateDir, await logOrigin(services.databaseUrl));
  watch(run, witnessProgram(services, run.ports.witness));
  const url = `http://127.0.0.1:${run.ports.witness}`;
  await until(`the witness (log: ${join(run.logs, 'witness.log')})`, () => answersOk(`${url}/state`));
  run.say(`witness on port ${run.ports.witness} (a sample: in production another party runs it)`);
  return { url, key: join(run.stateDir, 'witness', 'key.pub'), restoreKey };
}

async function ownPostgres(run: Run): Promise<string> {
  const server = await startPostgres({
    dir: join(run.stateDir, 'postgres'),
    port: run.ports.postgres,
    logFile: join(run.logs, 'postgres.log'),
    onStart: run.onStart,
  });
  watch(run, server.program, server.running);
  run.say(`PostgreSQL on port ${run.ports.postgres}`);
  return server.url;
}

type TemporalPart = Pick<Environment, 'temporalAddress' | 'temporalNamespace' | 'temporalUiUrl'>;

const namespace = (): string => process.env.TEMPORAL_NAMESPACE || 'default';

async function ownTemporal(run: Run): Promise<TemporalPart> {
  const found = await findTemporal(run.say);
  const server = await startTemporal({
    program: found.path,
    port: run.ports.temporal,
    uiPort: run.ports.temporalUi,
    file: join(run.stateDir, 'temporal.sqlite'),
    namespaces: [namespace()],
    logFile: join(run.logs, 'temporal.log'),
    onStart: run.onStart,
  });
  watch(run, server.program, server.running);
  run.say(`Temporal on port ${run.ports.temporal} (program from ${found.from})`);
  return { temporalAddress: server.address, temporalNamespace: namespace(), temporalUiUrl: `http://127.0.0.1:${server.uiPort}` };
}

async function theirTemporal(address: string): Promise<TemporalPart> {
  if (!(await answersFor(address, namespace()))) throw new Error(`Temporal at ${address} does not answer for namespace ${namespace()}`);
  return { temporalAddress: address, temporalNamespace: namespace(), temporalUiUrl: process.env.TEMPORAL_UI_URL ?? null };
}

function watch(run: Run, program: Program, first?: Running): void {
  run.started.push(
    supervise(program, (code, delayMs) => run.say(`${program.name} ended with code ${code}; again in ${delayMs / 1000} s (log: ${program.logFile})`), first),
  );
}

/** Worker and API side by side; the address of the console once all answer. */
async function startPrograms(run: Run, environment: Environment): Promise<string> {
  const since = Date.now();
  const api = `http://127.0.0.1:${environment.apiPort}`;
  watch(run, workerProgram(environment));
  watch(run, apiProgram(environment));
  await Promise.all([
    until(`the API (log: ${join(run.logs, 'api.log')})`, () => answersOk(`${api}/health/ready`)).then(() => run.say(`API and console on ${api}`)),
    until(`the worker (log: ${join(run.logs, 'worker.log')})`, () =>
      isPolled(environment.temporalAddress, environment.temporalNamespace, TASK_QUEUES.application, since),
    ).then(() => run.say('worker is ready')),
  ]);
  if (!run.dev) return api;
  watch(run, consoleDevProgram(environment, run.ports.consoleDev));
  const address = `http://127.0.0.1:${run.ports.consoleDev}`;
  await until(`the console (log: ${join(run.logs, 'console.log')})`, () => answersOk(address));
  return address;
}

async function answersOk(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function until(what: string, ready: () => Promise<boolean>, withinMs = 120_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(100)) if (await ready()) return;
  throw new Error(`${what} did not become ready within ${withinMs / 1000} s`);
}

async function tellUser(run: Run, environment: Environment, url: string): Promise<void> {
  const { databaseUrl, temporalAddress } = environment;
  const accounts = run.sample
    ? await makeSample({ root: run.root, stateDir: run.stateDir, url: `http://127.0.0.1:${environment.apiPort}`, databaseUrl, say: run.say })
    : [];
  if (run.urlFile) writeFileSync(run.urlFile, `${url}\n`);
  const ready = { url, databaseUrl, temporalAddress, temporalUi: environment.temporalUiUrl, stateDir: run.stateDir, accounts };
  // Programs that drive a system of their own (npm run season -- --own) add its first operator there.
  process.stdout.write(run.json ? `${JSON.stringify({ ...ready, databaseUrl: environment.databaseUrl })}\n` : readySummary(ready));
}
