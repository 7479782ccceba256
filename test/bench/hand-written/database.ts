import pg from 'pg';

export interface Tx {
  /** Prepared by its name, once per connection. */
  run<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]>;
}

const ATTEMPTS = 4;
const isRetryable = (error: unknown): boolean => ['40P01', '40001', '23505'].includes(String((error as { code?: unknown }).code));

export class Database {
  readonly pool: pg.Pool;

  constructor(connectionString: string) {
    this.pool = new pg.Pool({ connectionString, max: 12, application_name: 'hand-written' });
    this.pool.on('error', () => undefined);
  }

  async one<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R | undefined> {
    return (await this.pool.query<R>({ name, text, values })).rows[0];
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work({
        run: async <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) => (await client.query<R>({ name, text, values })).rows,
      });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }
}
