import type { Duplex } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { asStoreError, isUnavailable, StoreUnavailable } from './errors.js';

/** A named statement is planned once per connection; the name must change with the text. */
export interface Statement {
  name: string;
  text: string;
}

/** The raw client of TypeORM's pool: no ORM work on the path of a command. */
export interface Session {
  query<R extends QueryResultRow>(statement: Statement | string, values?: unknown[]): Promise<QueryResult<R>>;
}

type Held = { session: Session; release(broken?: Error): void };

/** `leftMs`: how long a statement may take that is sent now. */
async function hold(dataSource: DataSource, leftMs: () => number): Promise<Held> {
  const driver = dataSource.driver as PostgresDriver;
  const [client, release] = (await driver.obtainMasterConnection()) as [PoolClient, (broken?: Error) => void];
  const ignore = () => undefined;
  client.on('error', ignore);
  const session: Session = {
    query: <R extends QueryResultRow>(statement: Statement | string, values: unknown[] = []) => {
      const left = leftMs();
      if (left <= 0) return Promise.reject(new StoreUnavailable('out of time'));
      leaveTogether(client);
      const config: QueryConfig & { query_timeout: number } = {
        ...(typeof statement === 'string' ? { text: statement } : statement),
        values,
        query_timeout: left,
      };
      return client.query<R>(config);
    },
  };
  return {
    session,
    release: (broken) => {
      // One that is destroyed may still have something to say.
      if (!broken) client.removeListener('error', ignore);
      release(broken);
    },
  };
}

/** All together within `budgetMs` from now. */
function within(budgetMs: number): () => number {
  const deadline = Date.now() + budgetMs;
  return () => deadline - Date.now();
}

/** Statements that are sent in one turn leave in one write: each system call saved is a tenth of what a command costs here. */
function leaveTogether(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Duplex } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** `rollback` is an answer of the work that must leave nothing behind, such as a refusal. */
export type Ending<T> = { keep: T; last?: Promise<unknown> } | { rollback: T };

/**
 * One transaction within `budgetMs`. `last` is the last statement, not awaited by the work: it travels together
 * with COMMIT, and where it fails the server answers COMMIT with ROLLBACK. A connection that failed in an unknown state is destroyed, never pooled again.
 */
export async function inTransaction<T>(dataSource: DataSource, budgetMs: number, work: (session: Session) => Promise<Ending<T>>): Promise<T> {
  let held: Held | undefined;
  try {
    held = await hold(dataSource, within(budgetMs));
    const begun = held.session.query('begin');
    begun.catch(() => undefined);
    const ending = await work(held.session);
    await begun;
    const ended = held.session.query('keep' in ending ? 'commit' : 'rollback');
    ended.catch(() => undefined);
    if ('keep' in ending) await ending.last;
    const end = await ended;
    if ('keep' in ending && end.command !== 'COMMIT') throw new Error('the transaction was rolled back by the server');
    held.release();
    return 'keep' in ending ? ending.keep : ending.rollback;
  } catch (error) {
    if (held) await giveBack(held, error);
    throw asStoreError(error);
  }
}

async function giveBack(held: Held, error: unknown): Promise<void> {
  if (isUnavailable(error)) {
    held.release(error instanceof Error ? error : new Error('unavailable'));
    return;
  }
  try {
    await held.session.query('rollback');
    held.release();
  } catch (rollbackError) {
    held.release(rollbackError instanceof Error ? rollbackError : new Error('rollback failed'));
  }
}

/** One statement outside a transaction, such as a read of a page. */
export async function runStatement<R extends QueryResultRow>(
  dataSource: DataSource,
  budgetMs: number,
  statement: Statement | string,
  values: unknown[] = [],
): Promise<R[]> {
  let held: Held | undefined;
  try {
    held = await hold(dataSource, within(budgetMs));
    const result = await held.session.query<R>(statement, values);
    held.release();
    return result.rows;
  } catch (error) {
    held?.release(isUnavailable(error) && error instanceof Error ? error : undefined);
    throw asStoreError(error);
  }
}

/** Set for one transaction alone: it ends with them forgotten, whether it ended well or was broken off. */
const SET_LOCAL: Statement = {
  name: 'set-local',
  text: 'select set_config(s.name, s.value, true) from unnest($1::text[], $2::text[]) as s(name, value)',
};

/**
 * One read under `settings` (who reads; libs/event-store/actor-settings.ts). The four statements leave together and cost one
 * round trip; where the settings fail, the transaction has failed and the read is not answered.
 */
export async function runWithSettings<R extends QueryResultRow>(
  dataSource: DataSource,
  budgetMs: number,
  settings: Readonly<Record<string, string>>,
  statement: Statement | string,
  values: unknown[] = [],
): Promise<R[]> {
  let held: Held | undefined;
  try {
    held = await hold(dataSource, within(budgetMs));
    const { session } = held;
    const around = [session.query('begin read only'), session.query(SET_LOCAL, [Object.keys(settings), Object.values(settings)])];
    const answer = session.query<R>(statement, values);
    const ended = await Promise.allSettled([answer, ...around, session.query('commit')]);
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    held.release();
    return (await answer).rows;
  } catch (error) {
    if (held) await giveBack(held, error);
    throw asStoreError(error);
  }
}

/** One consistent moment, read for as long as it takes; `close` gives the connection back. */
export async function openSnapshot(dataSource: DataSource): Promise<{ session: Session; close(): Promise<void> }> {
  const held = await hold(dataSource, within(24 * 3_600_000)).catch((error: unknown) => {
    throw asStoreError(error);
  });
  try {
    await held.session.query('begin isolation level repeatable read read only');
  } catch (error) {
    await giveBack(held, error);
    throw asStoreError(error);
  }
  return { session: held.session, close: () => giveBack(held, null) };
}

/**
 * A connection of one's own for as long as one wants, such as for a session's lock. At the end it is destroyed and never
 * pooled again: what the session may still hold goes with it, also where nobody knows any more what that is.
 */
export async function holdConnection(dataSource: DataSource, statementMs: number): Promise<{ session: Session; destroy(): void }> {
  const { session, release } = await hold(dataSource, () => statementMs);
  return { session, destroy: () => release(new Error('given up by its holder')) };
}
