import { createDataSource } from './data-source.js';

/** Two processes may start at once: the advisory lock lets one migrate and the other find it done. */
const MIGRATION_LOCK = 7_255_201;

/** Brings the database to the newest schema; returns the names of what was run. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = createDataSource({ url, role: 'owner', poolSize: 2, applicationName: 'fwzz migrate' });
  await dataSource.initialize();
  try {
    const holder = dataSource.createQueryRunner();
    await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    } finally {
      await holder.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await holder.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
