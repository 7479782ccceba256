import { createDataSource } from './data-source.js';

/** The name under which this database's log signs; made by the first migration, never changed. */
export async function logOrigin(url: string): Promise<string> {
  const dataSource = await createDataSource({ url, role: 'owner', poolSize: 1, applicationName: 'fwzz origin' }).initialize();
  try {
    const [row] = (await dataSource.query('select origin from log_origin')) as { origin: string }[];
    if (!row) throw new Error('the log has no origin: run db:migrate first');
    return row.origin;
  } finally {
    await dataSource.destroy();
  }
}
