import { bytea } from '#libs/event-store/bytea';
import { UnknownFact } from '#libs/event-store/errors';
import type { Session, Statement } from '#libs/event-store/transaction';
import { kindOf } from '#libs/domain/kernel/streams';
import type { StreamId, StreamKind } from '#libs/domain/kernel/types';
import { aggregateFor, type Engine } from './engine.js';
import { type FactRow, foldFacts } from './stored-stream.js';
import { rowsOf } from './written.js';

/** What the facts of a stream say its stored rows must be. */
export interface Rebuilt {
  stream: StreamId;
  kind: StreamKind;
  streamRow: { [column: string]: unknown };
  row: { [column: string]: unknown };
  dues: { [column: string]: unknown }[];
}

interface LogRow extends FactRow {
  stream: StreamId;
  hash: string;
  programme: string;
  recorded_at: Date;
}

const READ_LOG: Statement = {
  name: 'read-log',
  text: `select stream, version, type, payload, actor, occurred_at, recorded_at, programme, encode(hash, 'hex') as hash from event where stream = any($1) order by stream, version`,
};
/** Streams in order of id, found in the log itself: a lost row is thereby found, too. */
const READ_IDS: Statement = { name: 'log-streams', text: 'select stream from event where version = 1 and stream > $1 order by stream limit $2' };

export async function nextStreams(session: Session, after: string, limit: number): Promise<StreamId[]> {
  return (await session.query<{ stream: StreamId }>(READ_IDS, [after, limit])).rows.map((row) => row.stream);
}

export async function foldPage(engine: Engine, session: Session, streams: readonly StreamId[]): Promise<Rebuilt[]> {
  const { rows } = await session.query<LogRow>(READ_LOG, [streams]);
  const facts = new Map<StreamId, LogRow[]>();
  for (const row of rows) facts.set(row.stream, [...(facts.get(row.stream) ?? []), row]);
  const rebuilt: Rebuilt[] = [];
  for (const [stream, log] of facts) rebuilt.push(await rebuild(engine, session, stream, log));
  return rebuilt;
}

async function rebuild(engine: Engine, session: Session, stream: StreamId, log: readonly LogRow[]): Promise<Rebuilt> {
  const last = log.at(-1);
  if (!last || !aggregateFor(engine, stream).factTypes.includes(last.type)) throw new UnknownFact(stream, last?.version ?? 0, last?.type ?? 'nothing');
  const programme = await engine.shelf.byItsHash(last.programme, session);
  const rows = rowsOf(engine, { stream, version: last.version, updatedAt: last.recorded_at.toISOString() }, foldFacts(engine, stream, log), programme);
  return {
    stream,
    kind: kindOf(stream),
    streamRow: { ...rows.stream, programme_hash: last.programme, hash: bytea(last.hash) },
    row: { ...rows.row },
    dues: rows.dues,
  };
}
