import { UnknownFact } from '#libs/event-store/errors';
import { runStatement, type Session, type Statement } from '#libs/event-store/transaction';
import type { Actor, FactMeta, StreamId } from '#libs/domain/kernel/types';
import { aggregateFor, type Engine, foldIdFor } from './engine.js';

/** A stream as it stands at this moment of the transaction. Version 0: it has no fact yet. */
export interface StoredStream {
  stream: StreamId;
  version: number;
  /** Hex hash of the last fact; empty at version 0. */
  hash: string;
  state: { status: string };
  /** The stored state came from other code: dues, mail and row are written anew with the next fact. */
  refolded: boolean;
  programmeHash: string | null;
  /** Milliseconds of the last fact's recordedAt. */
  updatedAtMs: number;
  stored: { stage: string; status: string } | null;
}

export interface StreamRow {
  id: string;
  version: number;
  hash: string;
  state: { status: string };
  fold_id: string;
  programme_hash: string;
  stage: string;
  status: string;
  updated_at: Date;
}

/** Of a `StreamRow`. */
export const COLUMNS = `id, version, encode(hash, 'hex') as hash, state, fold_id, programme_hash, stage, status, updated_at`;

/** One order for all, so that two pages cannot wait for each other. */
export const LOCK_STREAMS: Statement = { name: 'lock-streams', text: `select ${COLUMNS} from stream where id = any($1) order by id for update` };
export const SHARE_STREAMS: Statement = { name: 'share-streams', text: `select ${COLUMNS} from stream where id = any($1) order by id for share` };
export const READ_STREAMS: Statement = { name: 'read-streams', text: `select ${COLUMNS} from stream where id = any($1) order by id` };

export interface FactRow {
  version: number;
  type: string;
  payload: { [name: string]: unknown };
  actor: Actor;
  occurred_at: Date;
}

export const READ_FACTS: Statement = {
  name: 'read-facts',
  text: 'select version, type, payload, actor, occurred_at from event where stream = $1 order by version',
};

/** Folds facts in order. A type that this code does not know ends the fold: skipping it would lose a fact in silence. */
export function foldFacts(engine: Engine, stream: StreamId, rows: readonly FactRow[]): { status: string } {
  const aggregate = aggregateFor(engine, stream);
  return rows.reduce((state, row) => {
    if (!aggregate.factTypes.includes(row.type)) throw new UnknownFact(stream, row.version, row.type);
    const meta: FactMeta = { stream, version: row.version, actor: row.actor, occurredAt: row.occurred_at.toISOString() };
    return aggregate.evolve(state, { ...row.payload, type: row.type }, meta);
  }, aggregate.initialState);
}

export async function toStored(engine: Engine, session: Session, stream: StreamId, row: StreamRow | undefined): Promise<StoredStream> {
  if (!row) {
    return {
      stream,
      version: 0,
      hash: '',
      state: aggregateFor(engine, stream).initialState,
      refolded: false,
      programmeHash: null,
      updatedAtMs: 0,
      stored: null,
    };
  }
  const refolded = row.fold_id !== foldIdFor(engine, stream);
  const state = refolded ? foldFacts(engine, stream, (await session.query<FactRow>(READ_FACTS, [stream])).rows) : row.state;
  return {
    stream,
    version: row.version,
    hash: row.hash,
    state,
    refolded,
    programmeHash: row.programme_hash,
    updatedAtMs: row.updated_at.getTime(),
    stored: { stage: row.stage, status: row.status },
  };
}

/** For reads that decide nothing: each statement by itself, on any connection. */
export const outsideTransaction = (engine: Engine, budgetMs: number): Session => ({
  query: async (statement, values) => ({ rows: await runStatement(engine.writer, budgetMs, statement, values) }) as never,
});
