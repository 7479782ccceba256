import type { QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { Actor } from '#libs/domain/kernel/types';
import type { Engine } from '#libs/engine/engine';
import { actorSettings, EDGE_SETTINGS } from '#libs/event-store/actor-settings';
import { createDataSource } from '#libs/event-store/data-source';
import { runStatement, runWithSettings, type Statement } from '#libs/event-store/transaction';

/**
 * The pools of the API. `engine.writer` records (commands, sessions, drafts). Both others may read alone: `reader` sees
 * nothing until an actor is set and then what that actor may see; `edge` asks what the API itself must know to answer `can`.
 */
export class Store {
  constructor(
    readonly engine: Engine,
    readonly reader: DataSource,
    readonly edge: DataSource,
  ) {}

  /** On behalf of this actor: the rows of anybody else are not there, whatever the statement says. */
  readAs<R extends QueryResultRow>(actor: Actor, budgetMs: number, statement: Statement | string, values: unknown[] = []): Promise<R[]> {
    return runWithSettings<R>(this.reader, budgetMs, actorSettings(actor), statement, values);
  }

  /** On behalf of nobody, so its answer is never a person's to see without `can`. */
  read<R extends QueryResultRow>(budgetMs: number, statement: Statement | string, values: unknown[] = []): Promise<R[]> {
    return runStatement<R>(this.edge, budgetMs, statement, values);
  }

  write<R extends QueryResultRow>(budgetMs: number, statement: Statement | string, values: unknown[] = []): Promise<R[]> {
    return runStatement<R>(this.engine.writer, budgetMs, statement, values);
  }

  async close(): Promise<void> {
    await Promise.all([this.reader.destroy(), this.edge.destroy()]);
  }
}

/** The reading pools beside an engine that is open already. */
export async function openStore(url: string, engine: Engine): Promise<Store> {
  const reader = createDataSource({ url, role: 'fwzz_reader', poolSize: 10, applicationName: 'fwzz api reader' });
  const edge = createDataSource({ url, role: 'fwzz_reader', poolSize: 6, applicationName: 'fwzz api edge', settings: EDGE_SETTINGS });
  await reader.initialize();
  try {
    return new Store(engine, reader, await edge.initialize());
  } catch (error) {
    await reader.destroy();
    throw error;
  }
}
