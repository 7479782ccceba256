import { DataSource } from 'typeorm';
import { ENTITIES } from './entities/entities.js';
import { MIGRATIONS } from './migrations/migrations.js';

export type StoreRole = 'owner' | 'fwzz_writer' | 'fwzz_reader';

export interface DataSourceOptions {
  url: string;
  /** `owner` is who DATABASE_URL names: for migrations alone. */
  role: StoreRole;
  poolSize?: number;
  applicationName?: string;
  /** Settings that each connection of the pool starts with, and comes back to after every transaction. */
  settings?: Readonly<Record<string, string>>;
}

/** A caller waits at most this long for a connection: with a statement's own limit it stays below the 5 s that HTTP promises. */
const CONNECT_TIMEOUT_MS = 2_500;
const STATEMENT_TIMEOUT_MS = 60_000;

/**
 * `pipeline` sends BEGIN with the first statement and the append with COMMIT: two round trips for a transaction.
 * `role=` makes the pool's connections lose the owner's rights before their first statement.
 */
export function createDataSource(options: DataSourceOptions): DataSource {
  const settings = Object.entries(options.settings ?? {}).map(([name, value]) => `-c ${name}=${value}`);
  const asRole = options.role === 'owner' ? {} : { options: [`-c role=${options.role}`, ...settings].join(' ') };
  return new DataSource({
    type: 'postgres',
    url: options.url,
    synchronize: false,
    logging: false,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    installExtensions: false,
    applicationName: options.applicationName ?? `fwzz ${options.role}`,
    poolSize: options.poolSize ?? 8,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    poolErrorHandler: () => undefined,
    extra: {
      ...asRole,
      keepAlive: true,
      ...(options.role === 'owner'
        ? {}
        : {
            pipeline: true,
            statement_timeout: STATEMENT_TIMEOUT_MS,
            query_timeout: STATEMENT_TIMEOUT_MS,
            idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
          }),
    },
  });
}
