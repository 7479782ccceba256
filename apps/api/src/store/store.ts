import type { QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { Engine } from '#libs/engine/engine';
import { runStatement, type Statement } from '#libs/event-store/transaction';

/** The two pools of the API: the engine's own writes (commands, sessions, drafts), the other has rights to read alone. */
export class Store {
  constructor(
    readonly engine: Engine,
    readonly reader: DataSource,
  ) {}

  read<R extends QueryResultRow>(budgetMs: number, statement: Statement | string, values: unknown[] = []): Promise<R[]> {
    return runStatement<R>(this.reader, budgetMs, statement, values);
  }

  write<R extends QueryResultRow>(budgetMs: number, statement: Statement | string, values: unknown[] = []): Promise<R[]> {
    return runStatement<R>(this.engine.writer, budgetMs, statement, values);
  }
}
