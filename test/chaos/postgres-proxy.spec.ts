import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../support/services.js';
import { PostgresProxy } from './postgres-proxy.js';

let proxy: PostgresProxy;
let direct: pg.Client;
let through: URL;

beforeAll(async () => {
  const database = new URL(await freshDatabase());
  direct = new pg.Client({ connectionString: database.href });
  await direct.connect();
  await direct.query('create table seen (n int)');
  proxy = new PostgresProxy({ host: database.hostname, port: Number(database.port) });
  through = new URL(database);
  through.port = String(await proxy.listen());
});

afterAll(async () => {
  await direct.end();
  await proxy.close();
});

beforeEach(async () => {
  await direct.query('truncate seen');
  proxy.mode = 'pass';
});

async function insertThroughProxy(): Promise<'told' | 'unknown'> {
  const client = new pg.Client({ connectionString: through.href, query_timeout: 1_500 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('insert into seen values (1)');
    await client.query('commit');
    return 'told';
  } catch {
    return 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

const rows = async () => (await direct.query<{ n: number }>('select n from seen')).rowCount;

describe('the proxy between the product and PostgreSQL', () => {
  it('passes everything while no fault is set', async () => {
    expect(await insertThroughProxy()).toBe('told');
    expect(await rows()).toBe(1);
  });

  it('cuts before the COMMIT arrives: nothing is there, and the caller does not know', async () => {
    proxy.mode = 'cutBeforeCommit';

    expect(await insertThroughProxy()).toBe('unknown');
    expect(await rows()).toBe(0);
  });

  it('swallows the answer to a COMMIT: it is there, and the caller does not know', async () => {
    proxy.mode = 'swallowAnswer';

    expect(await insertThroughProxy()).toBe('unknown');
    expect(await rows()).toBe(1);
  });

  it('tells the harness of a COMMIT before the caller learns it', async () => {
    let atCommit: number | null = null;
    proxy.mode = 'holdAnswer';
    proxy.onCommitted = () => (atCommit = proxy.struck);

    expect(await insertThroughProxy()).toBe('told');
    expect(atCommit).toBe(proxy.struck);
  });

  it('moves no byte through a black hole: the caller runs into its own time limit', async () => {
    const client = new pg.Client({ connectionString: through.href, query_timeout: 500 });
    client.on('error', () => undefined);
    await client.connect();
    proxy.mode = 'blackHole';

    await expect(client.query('select 1')).rejects.toThrow(/timeout/i);
    proxy.cutAll();
  });
});
