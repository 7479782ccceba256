import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '#libs/event-store/migrate';
import { findTemporal } from '../../apps/stack/services/find-temporal.js';
import { freePorts } from '../../apps/stack/services/ports.js';
import { startPostgres, type PostgresServer } from '../../apps/stack/services/postgres.js';
import { startTemporal, type TemporalServer } from '../../apps/stack/services/temporal.js';
import { build, type Built } from './build.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As durable as the product's own; only larger, so that a checkpoint does not fall into one side's round and not into another's. */
const FLAGS = ['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB', '-c', 'checkpoint_timeout=30min'];

/** Where a run lives: a folder, one PostgreSQL with a database for each side, and Temporal once somebody asks for it. */
export class Place {
  private temporal: Promise<TemporalServer> | null = null;
  private serial = 0;
  private building: Promise<Built> | null = null;

  private constructor(
    readonly dir: string,
    private readonly postgres: PostgresServer,
    readonly owner: pg.Pool,
    readonly say: (line: string) => void,
  ) {}

  static async open(say: (line: string) => void): Promise<Place> {
    const dir = mkdtempSync(join(tmpdir(), 'fwzz-bench-'));
    const [port = 0] = await freePorts(1, dir);
    const postgres = await startPostgres({ dir: join(dir, 'postgres'), port, logFile: join(dir, 'postgres.log'), flags: FLAGS });
    const owner = new pg.Pool({ connectionString: postgres.url, max: 2 });
    owner.on('error', () => undefined);
    return new Place(dir, postgres, owner, say);
  }

  get postgresPid(): number {
    return this.postgres.running.pid ?? 0;
  }

  /** A database of its own; with the product's tables unless `empty`. */
  async database(name: string, { empty = false } = {}): Promise<string> {
    const unique = `${name}_${++this.serial}`;
    await this.owner.query(`create database ${unique}`);
    const url = new URL(this.postgres.url);
    url.pathname = `/${unique}`;
    if (!empty) await migrate(url.href);
    return url.href;
  }

  /** On its own SQLite file, as `npm start` runs it. */
  async temporalAddress(): Promise<string> {
    this.temporal ??= (async () => {
      const [port = 0] = await freePorts(1, `${this.dir}/temporal`);
      const program = (await findTemporal(this.say)).path;
      return startTemporal({ program, port, uiPort: null, file: join(this.dir, 'temporal.sqlite'), logFile: join(this.dir, 'temporal.log') });
    })();
    return (await this.temporal).address;
  }

  /** Once for a run; the programs that are measured come from here. */
  built(): Promise<Built> {
    this.building ??= build(ROOT, join(this.dir, 'built'));
    return this.building;
  }

  async freePort(name: string): Promise<number> {
    return (await freePorts(1, `${this.dir}/${name}/${++this.serial}`))[0] ?? 0;
  }

  log = (name: string): string => join(this.dir, `${name}.log`);

  async close(): Promise<void> {
    await this.owner.end().catch(() => undefined);
    const temporal = await this.temporal?.catch(() => null);
    await Promise.all([this.postgres.running.stop(), temporal?.running.stop()]);
    rmSync(this.dir, { recursive: true, force: true });
  }
}
