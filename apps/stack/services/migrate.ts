import { createDataSource } from '#libs/event-store/data-source';

/** Any fixed number: of several copies that start at once, one migrates and the others wait. */
const MIGRATION_LOCK = 7_340_002;

/** Applies what is missing, as the owner; the names of what was applied. */
export async function migrate(url: string): Promise<string[]> {
  const source = createDataSource({ url, role: 'owner', poolSize: 2, applicationName: 'fwzz migrate' });
  await source.initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}
