import type { Programme } from '#libs/domain/programmes/programme';
import type { StreamId } from '#libs/domain/kernel/types';
import type { Ask } from '../ask.js';
import { EVENT_COLUMNS, type EventRow } from './record.js';

export interface LoadedStream<S> {
  stream: StreamId;
  version: number;
  state: S;
  stage: string;
  status: string;
  programme: { id: string; version: number; hash: string; content: Programme };
  /** Newest change of status: what the head of a case shows as 起. */
  facts: EventRow[];
}

interface Row {
  version: number;
  state: object;
  stage: string;
  status: string;
  programme_hash: string;
  programme_id: string;
  programme_version: number;
  programme: Programme;
}

/** A stream with its record and the rules it runs on; null where it has no fact. */
export async function loadStream<S>(ask: Ask, stream: StreamId): Promise<LoadedStream<S> | null> {
  const [rows, facts] = await Promise.all([
    ask<Row>(
      `select s.version, s.state, s.stage, s.status, s.programme_hash, p.id as programme_id, p.version as programme_version, p.content as programme
       from stream s join programme p on p.hash = s.programme_hash where s.id = $1`,
      [stream],
    ),
    ask<EventRow>(`select ${EVENT_COLUMNS} from event e where e.stream = $1 order by e.version`, [stream]),
  ]);
  const row = rows[0];
  if (!row) return null;
  const programme = { id: row.programme_id, version: row.programme_version, hash: row.programme_hash, content: row.programme };
  return { stream, version: row.version, state: row.state as S, stage: row.stage, status: row.status, programme, facts };
}
