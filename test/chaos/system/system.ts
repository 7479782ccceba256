import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findTemporal } from '../../../apps/stack/services/find-temporal.js';
import { freePorts } from '../../../apps/stack/services/ports.js';
import { startPostgres, type PostgresServer } from '../../../apps/stack/services/postgres.js';
import { startTemporal, type TemporalServer } from '../../../apps/stack/services/temporal.js';
import { PostgresProxy } from '../postgres-proxy.js';
import { Child } from './child.js';
import { COARSE_CLOCK, Edges } from './edges.js';

export interface SystemOptions {
  /** Where the product's sources are: this project, or a copy of it with a planted fault. */
  root: string;
  postgresFlags: string[];
  say(line: string): void;
}

/** Between two sweeps of the worker: short, so that a run sees many of them. */
const SWEEP_SECONDS = 5;

/** The system itself said no, before anybody did anything to it. */
export class DidNotStart extends Error {
  override readonly name = 'DidNotStart';
}

/** The whole system as separate processes in a folder of its own; each can be killed, stopped and cut off. */
export class ChaosSystem {
  readonly url: string;
  readonly edges: Edges;
  readonly apiProxy: PostgresProxy;
  readonly workerProxy: PostgresProxy;
  readonly temporalAddress: string;
  api: Child | null = null;
  worker: Child | null = null;
  private others: Child[] = [];
  private postgres: PostgresServer | null = null;
  private temporal: TemporalServer | null = null;
  private owner: pg.Pool | null = null;
  private env: NodeJS.ProcessEnv = {};
  private temporalProgram = '';

  private constructor(
    private readonly options: SystemOptions,
    readonly dir: string,
    private readonly ports: { api: number; postgres: number; temporal: number },
  ) {
    this.url = `http://127.0.0.1:${ports.api}`;
    this.temporalAddress = `127.0.0.1:${ports.temporal}`;
    this.edges = new Edges(join(dir, 'edges.json'));
    const target = { host: '127.0.0.1', port: ports.postgres };
    this.apiProxy = new PostgresProxy(target);
    this.workerProxy = new PostgresProxy(target);
  }

  static async start(options: SystemOptions): Promise<ChaosSystem> {
    const dir = mkdtempSync(join(tmpdir(), 'fwzz-chaos-'));
    const [api = 0, postgres = 0, temporal = 0] = await freePorts(3, dir);
    const system = new ChaosSystem(options, dir, { api, postgres, temporal });
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    try {
      await system.startAll();
      return system;
    } catch (error) {
      await system.stop();
      throw new DidNotStart(error instanceof Error ? error.message : String(error));
    }
  }

  get databaseUrl(): string {
    if (!this.postgres) throw new Error('PostgreSQL was never started');
    return this.postgres.url;
  }

  private log = (name: string) => join(this.dir, `${name}.log`);

  private async startAll(): Promise<void> {
    mkdirSync(join(this.dir, 'state'), { recursive: true });
    this.temporalProgram = (await findTemporal(this.options.say)).path;
    await Promise.all([this.startPostgres(), this.startTemporal()]);
    this.env = {
      ...process.env,
      NODE_OPTIONS: '',
      TEMPORAL_ADDRESS: this.temporalAddress,
      TEMPORAL_NAMESPACE: 'default',
      STATE_DIR: join(this.dir, 'state'),
      CONSOLE_DIR: join(this.dir, 'no-console'),
      API_HOST: '127.0.0.1',
      API_PORT: String(this.ports.api),
      SWEEP_SECONDS: String(SWEEP_SECONDS),
      CHAOS_EDGES: this.edges.file,
      LOG_LEVEL: 'info',
    };
    await this.tool(['apps/stack/migrate.ts']);
    const [apiPort, workerPort] = [await this.apiProxy.listen(), await this.workerProxy.listen()];
    this.through = { api: this.urlAt(apiPort), worker: this.urlAt(workerPort) };
    this.startApi();
    this.startWorker();
    await Promise.all([this.apiReady(), this.worker?.says('worker ready')]);
  }

  private through = { api: '', worker: '' };

  private urlAt(port: number): string {
    const url = new URL(this.databaseUrl);
    url.port = String(port);
    return url.href;
  }

  startApi(): void {
    this.api = this.program('api', this.through.api, ['--import', COARSE_CLOCK]);
  }

  startWorker(): Child {
    this.worker = this.program('worker', this.through.worker);
    this.others.push(this.worker);
    return this.worker;
  }

  private program(name: 'api' | 'worker', databaseUrl: string, imports: string[] = []): Child {
    return new Child({
      name,
      command: process.execPath,
      args: ['--import', 'tsx', ...imports, `apps/${name}/main.ts`],
      cwd: this.options.root,
      env: { ...this.env, DATABASE_URL: databaseUrl },
      logFile: this.log(name),
    });
  }

  async apiReady(withinMs = 90_000): Promise<void> {
    for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) {
      if (this.api && !this.api.alive) throw new Error(`the API ended:\n${this.api.output().slice(-3_000)}`);
      try {
        if ((await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok) return;
      } catch {
        // not yet
      }
    }
    throw new Error(`the API was not ready within ${withinMs / 1000} s:\n${this.api?.output().slice(-3_000)}`);
  }

  async startPostgres(): Promise<void> {
    const { postgresFlags: flags } = this.options;
    this.postgres = await startPostgres({ dir: join(this.dir, 'postgres'), port: this.ports.postgres, logFile: this.log('postgres'), flags });
  }

  /** What a power cut leaves behind: no checkpoint, no flush. */
  async stopPostgresAtOnce(): Promise<void> {
    const pid = Number(readFileSync(join(this.dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    await this.owner?.end().catch(() => undefined);
    this.owner = null;
    process.kill(pid, 'SIGQUIT');
    await this.postgres?.running.exited;
  }

  async startTemporal(): Promise<void> {
    const file = join(this.dir, 'temporal.sqlite');
    this.temporal = await startTemporal({ program: this.temporalProgram, port: this.ports.temporal, uiPort: null, file, logFile: this.log('temporal') });
  }

  async killTemporal(how: { emptied: boolean }): Promise<void> {
    const { running } = this.temporal ?? {};
    if (running?.pid) process.kill(-running.pid, 'SIGKILL');
    await running?.exited;
    if (how.emptied) for (const name of readdirSync(this.dir).filter((one) => one.startsWith('temporal.sqlite'))) rmSync(join(this.dir, name));
  }

  /** As the owner of the database and past both proxies: to look, and to do what an administrator could do. */
  async sql<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    if (!this.owner) {
      this.owner = new pg.Pool({ connectionString: this.databaseUrl, max: 3 });
      this.owner.on('error', () => undefined);
    }
    return (await this.owner.query(text, values)).rows as R[];
  }

  /** One of the product's own programs, to its end. */
  tool(args: string[], input = ''): Promise<{ code: number; stdout: string }> {
    return new Promise((done, fail) => {
      const env = { ...this.env, DATABASE_URL: this.databaseUrl };
      const child = spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: this.options.root, env, stdio: ['pipe', 'pipe', 'pipe'] });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.once('error', fail);
      child.once('exit', (code) =>
        code === 0 || stdout !== '' ? done({ code: code ?? 1, stdout }) : fail(new Error(`${args[0]} ended with ${code}: ${stderr.slice(-2_000)}`)),
      );
      child.stdin.end(input);
    });
  }

  /** What was written so far is on disk, whatever the product's own commits wait for. */
  async flush(): Promise<void> {
    await this.sql('checkpoint');
  }

  async stop({ keep = false } = {}): Promise<void> {
    await Promise.all([this.api, ...this.others].map((child) => child?.kill()));
    await this.owner?.end().catch(() => undefined);
    await Promise.all([this.apiProxy.close(), this.workerProxy.close()].map((closing) => closing.catch(() => undefined)));
    await Promise.all([this.postgres?.running.stop(), this.temporal?.running.stop()]);
    if (!keep && existsSync(this.dir)) rmSync(this.dir, { recursive: true, force: true });
  }
}
