import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '#libs/event-store/migrate';
import { NAMESPACES } from './namespaces.js';

const TEMPLATE = 'fwzz_template';
/** Any fixed number: one caller at a time prepares the template. */
const TEMPLATE_LOCK = 7_340_001;

export const temporalAddress = (): string => inject('services').temporalAddress;
/** The `temporal` program that runs the test server: for specs that start a server of their own. */
export const temporalProgram = (): string => inject('services').temporalProgram;

/** The URL of a new database with all migrations applied: a copy of a template, some 50 ms. */
export async function freshDatabase(): Promise<string> {
  return asOwner(async (client) => {
    const name = `t${await next(client)}`;
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    try {
      await prepareTemplate(client);
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
    }
    return databaseUrl(name);
  });
}

/** The URL of a new database without any table. */
export async function emptyDatabase(): Promise<string> {
  return asOwner(async (client) => {
    const name = `t${await next(client)}`;
    await client.query(`CREATE DATABASE ${name}`);
    return databaseUrl(name);
  });
}

/** A Temporal namespace no other spec of this run uses. */
export async function freshNamespace(): Promise<string> {
  const number = await asOwner(async (client) => {
    await client.query('CREATE SEQUENCE IF NOT EXISTS namespace_no');
    const { rows } = await client.query<{ no: string }>("SELECT nextval('namespace_no') AS no");
    return Number(rows[0]?.no);
  });
  const namespace = NAMESPACES[number - 1];
  if (!namespace) throw new Error(`more than ${NAMESPACES.length} namespaces asked for: raise the number in test/support/namespaces.ts`);
  return namespace;
}

function databaseUrl(name: string): string {
  const url = new URL(inject('services').postgresUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('services').postgresUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function next(client: pg.Client): Promise<string> {
  await client.query('CREATE SEQUENCE IF NOT EXISTS database_no');
  const { rows } = await client.query<{ no: string }>("SELECT nextval('database_no') AS no");
  return rows[0]?.no ?? '';
}

async function prepareTemplate(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ ready: boolean }>('SELECT datistemplate AS ready FROM pg_database WHERE datname = $1', [TEMPLATE]);
  if (rows[0]?.ready) return;
  await client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await client.query(`CREATE DATABASE ${TEMPLATE}`);
  await migrate(databaseUrl(TEMPLATE));
  await client.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
}
