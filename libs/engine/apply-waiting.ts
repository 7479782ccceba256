import { runStatement, type Statement } from '#libs/event-store/transaction';
import type { Instant, StreamId } from '#libs/domain/kernel/types';
import type { CommandEnvelope } from './command-envelope.js';
import { aggregateFor, type Engine } from './engine.js';
import { applyInbox } from './inbox.js';
import { isolated } from './isolate.js';
import { outsideTransaction, READ_STREAMS, type StreamRow, toStored } from './stored-stream.js';

const BUDGET_MS = 4_800;

/** A command that the clock or a person asks of a stream. */
export interface Asked {
  stream: StreamId;
  command: CommandEnvelope['command'];
}

interface Waiting extends Asked {
  command_id: string;
}

const READ_WAITING: Statement = {
  name: 'inbox-waiting',
  text: `select command_id, stream, body as command from command_inbox where state = 'pending' and stream = any($1) and received_at <= $2 order by received_at, command_id`,
};

/**
 * Decides what arrived by then and still waits, in the order of arrival over all these streams, before the clock has its
 * say; and for those on which such a command rests, so that none is refused for want of an earlier one. Answers which
 * streams had such.
 */
export async function applyWaiting(
  engine: Engine,
  streams: readonly StreamId[],
  upTo: Instant,
  apply: (stream: StreamId, commandId: string) => Promise<unknown> = (_stream, commandId) => applyInbox(engine, commandId),
): Promise<Set<StreamId>> {
  const asked = new Set(streams);
  for (;;) {
    const waiting = await runStatement<Waiting>(engine.writer, BUDGET_MS, READ_WAITING, [[...asked], upTo]);
    const before = asked.size;
    for (const stream of (await othersOf(engine, waiting)).flat()) asked.add(stream);
    if (asked.size > before) continue;
    for (const { command_id, stream } of waiting) await apply(stream, command_id);
    return new Set(waiting.map(({ stream }) => stream));
  }
}

/** Of each, whom its decision asks beside its own stream: a command kept there in time must be decided before. */
export async function othersOf(engine: Engine, asked: readonly Asked[]): Promise<StreamId[][]> {
  const states = await statesOf(
    engine,
    asked.flatMap(({ stream }) => (aggregateFor(engine, stream).referencesOfState ? [stream] : [])),
  );
  return asked.map(({ stream, command }) => {
    const aggregate = aggregateFor(engine, stream);
    const state = states.get(stream);
    return [...aggregate.references(command, stream), ...((state && aggregate.referencesOfState?.(state, command)) ?? [])];
  });
}

/** One that throws is left out: its own decision throws too, and is told there. */
async function statesOf(engine: Engine, streams: readonly StreamId[]): Promise<Map<StreamId, { status: string }>> {
  if (streams.length === 0) return new Map();
  const session = outsideTransaction(engine, BUDGET_MS);
  const states = new Map<StreamId, { status: string }>();
  for (const row of (await session.query<StreamRow>(READ_STREAMS, [streams])).rows) {
    const stored = await isolated(
      row.id,
      'read',
      () => undefined,
      () => toStored(engine, session, row.id, row),
    );
    if (stored) states.set(row.id, stored.state);
  }
  return states;
}
