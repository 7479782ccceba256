import { openSnapshot, type Session } from '#libs/event-store/transaction';
import { type AmendmentPreview, type PreviewedState, previewAmendment } from '#libs/domain/preview';
import { idOf, kindOf } from '#libs/domain/kernel/streams';
import { type Actor, type Instant, refuse, type StreamId, type StreamKind } from '#libs/domain/kernel/types';
import type { CommandEnvelope } from './command-envelope.js';
import type { Engine } from './engine.js';
import { READ_STREAMS, type StreamRow, toStored } from './stored-stream.js';

export interface PreviewInput {
  /** A season or a campaign. */
  stream: StreamId;
  command: CommandEnvelope['command'];
  actor: Actor;
  /** Arrival of the request: the moment for which it is computed. */
  now: Instant;
}

const PAGE = 500;
const MEMBERS: Partial<Record<StreamKind, StreamKind[]>> = { season: ['application', 'desk'], campaign: ['evaluation'] };

/** What an amended calendar would move, by the functions that would move it, over the states of one moment. Writes nothing. */
export async function previewCommand(engine: Engine, { stream, command, actor, now }: PreviewInput): Promise<AmendmentPreview> {
  const snapshot = await openSnapshot(await engine.bulk.open());
  try {
    const own = (await snapshot.session.query<StreamRow>(READ_STREAMS, [[stream]])).rows[0];
    if (!own) return refuse('NOT_STARTED');
    const programme = await engine.shelf.byItsHash(own.programme_hash, snapshot.session);
    const states = [await asPreviewed(engine, snapshot.session, own)];
    for await (const row of members(snapshot.session, stream)) states.push(await asPreviewed(engine, snapshot.session, row));
    return previewAmendment({ programme, now, actor, stream, command, states });
  } finally {
    await snapshot.close();
  }
}

async function asPreviewed(engine: Engine, session: Session, row: StreamRow): Promise<PreviewedState> {
  const { state, version } = await toStored(engine, session, row.id, row);
  return { stream: row.id, version, state };
}

async function* members(session: Session, stream: StreamId): AsyncGenerator<StreamRow> {
  for (const kind of MEMBERS[kindOf(stream)] ?? []) {
    for (let after = ''; ; ) {
      const { rows } = await session.query<StreamRow>(
        {
          name: 'preview-page',
          text: `select id, version, encode(hash, 'hex') as hash, state, fold_id, programme_hash, stage, status, updated_at from stream
            where kind = $1 and group_id = $2 and id > $3 order by id limit ${PAGE}`,
        },
        [kind, idOf(stream), after],
      );
      yield* rows;
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
}
