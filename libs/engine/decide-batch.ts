import type { Session, Statement } from '#libs/event-store/transaction';
import { instant } from '#libs/domain/kernel/instants';
import { campaignStream, idOf, kindOf, seasonStream } from '#libs/domain/kernel/streams';
import { refuse, type StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import type { CommandEnvelope, CommandOutcome } from './command-envelope.js';
import { aggregateFor, type Engine } from './engine.js';
import { LOCK_STREAMS, READ_STREAMS, SHARE_STREAMS, type StoredStream, type StreamRow, toStored } from './stored-stream.js';
import { write, type Written } from './written.js';

interface SeenCommand {
  command_id: string;
  stream: string;
  actor_id: string;
  body_hash: string;
  from_version: number;
  to_version: number;
  /** Types of its facts, in order. */
  facts: string[];
}

/** And the clock: one row without a command where none is known. */
const READ_SEEN: Statement = {
  name: 'read-seen-and-clock',
  text: `select floor(extract(epoch from clock_timestamp()) * 1000)::text as now, c.command_id, c.stream, c.actor_id, c.body_hash, c.from_version, c.to_version,
    array(select e.type from event e where e.stream = c.stream and e.version > c.from_version and e.version <= c.to_version order by e.version) as facts
    from (select) clock left join command c on c.command_id = any($1)`,
};

const READ_CLOCK: Statement = { name: 'read-clock', text: 'select floor(extract(epoch from clock_timestamp()) * 1000)::text as now' };

export interface Decided {
  outcome: CommandOutcome;
  /** Null: answered without writing. */
  written: Written | null;
}

/** What the transaction holds once its locks are taken. Read after the locks, so a command that just committed is seen. */
interface Held {
  own: Map<StreamId, StoredStream>;
  others: Map<StreamId, StoredStream>;
  /** Programme hashes of the parents of new streams that nobody locked. */
  parents: Map<StreamId, string>;
  seen: Map<string, SeenCommand>;
  clockMs: number;
}

/** Where a new stream takes its programme from. */
function parentOf({ stream, command }: CommandEnvelope): StreamId | null {
  const kind = kindOf(stream);
  const [first = ''] = idOf(stream).split('/');
  if (kind === 'application') return typeof command.season === 'string' ? seasonStream(command.season) : null;
  if (kind === 'desk') return seasonStream(first);
  if (kind === 'evaluation') return campaignStream(first);
  return null;
}

function referencesOf(engine: Engine, { stream, command }: CommandEnvelope): StreamId[] {
  return aggregateFor(engine, stream).references(command, stream);
}

async function lockAll(engine: Engine, session: Session, envelopes: readonly CommandEnvelope[]): Promise<Held> {
  const ids = envelopes.map((envelope) => envelope.stream);
  const references = [...new Set(envelopes.flatMap((envelope) => referencesOf(engine, envelope)))].filter((stream) => !ids.includes(stream));
  const reads = [
    session.query<StreamRow>(LOCK_STREAMS, [ids]),
    references.length > 0 ? session.query<StreamRow>(SHARE_STREAMS, [references]) : null,
    session.query<(SeenCommand | { command_id: null }) & { now: string }>(READ_SEEN, [envelopes.map((envelope) => envelope.commandId)]),
  ] as const;
  for (const read of reads) read?.catch(() => undefined);
  const [own, others, seen] = [await reads[0], await reads[1], await reads[2]];
  const held: Held = {
    own: await storedOf(engine, session, ids, own.rows),
    others: await storedOf(engine, session, references, others?.rows ?? []),
    parents: new Map(),
    seen: new Map(seen.rows.flatMap((row) => (row.command_id === null ? [] : [[row.command_id, row]]))),
    clockMs: Number(seen.rows[0]?.now),
  };
  await shareNamedByStates(engine, session, envelopes, held);
  await readParents(session, envelopes, held);
  return held;
}

async function storedOf(engine: Engine, session: Session, streams: readonly StreamId[], rows: readonly StreamRow[]): Promise<Map<StreamId, StoredStream>> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const result = new Map<StreamId, StoredStream>();
  for (const stream of streams) result.set(stream, await toStored(engine, session, stream, byId.get(stream)));
  return result;
}

/** Whom only a locked state names is asked after it: a second read, for those few commands alone. */
async function shareNamedByStates(engine: Engine, session: Session, envelopes: readonly CommandEnvelope[], held: Held): Promise<void> {
  const named = envelopes.flatMap(({ stream, command }) => {
    const own = held.own.get(stream);
    return (own && aggregateFor(engine, stream).referencesOfState?.(own.state, command)) ?? [];
  });
  const missing = [...new Set(named)].filter((stream) => !held.own.has(stream) && !held.others.has(stream));
  if (missing.length === 0) return;
  const [shared, clock] = [session.query<StreamRow>(SHARE_STREAMS, [missing]), session.query<{ now: string }>(READ_CLOCK)];
  for (const read of [shared, clock]) read.catch(() => undefined);
  for (const [stream, stored] of await storedOf(engine, session, missing, (await shared).rows)) held.others.set(stream, stored);
  // This lock may have waited for a commit of the other stream: what is decided on that must not seem recorded before it.
  held.clockMs = Number((await clock).rows[0]?.now);
}

/** One read for a page of new streams, however many parents they have. */
async function readParents(session: Session, envelopes: readonly CommandEnvelope[], held: Held): Promise<void> {
  const begins = envelopes.filter(({ stream }) => held.own.get(stream)?.version === 0);
  const parents = [...new Set(begins.flatMap((envelope) => parentOf(envelope) ?? []))].filter((stream) => !held.others.get(stream)?.programmeHash);
  if (parents.length === 0) return;
  for (const { id, programme_hash } of (await session.query<StreamRow>(READ_STREAMS, [parents])).rows) held.parents.set(id, programme_hash);
}

/** The programme that a stream is pinned to; a new stream takes its parent's, or the one that its command names. */
async function programmeFor(engine: Engine, session: Session, envelope: CommandEnvelope, held: Held): Promise<{ hash: string; content: Programme } | null> {
  const own = held.own.get(envelope.stream);
  const parent = parentOf(envelope);
  let hash = own?.programmeHash ?? undefined;
  if (hash === undefined && parent !== null) hash = held.others.get(parent)?.programmeHash ?? held.parents.get(parent);
  const named = envelope.command.programme;
  hash ??= engine.shelf.currentHash(typeof named === 'string' ? named : undefined);
  return hash === undefined ? null : { hash, content: await engine.shelf.byItsHash(hash, session) };
}

function answerAgain(envelope: CommandEnvelope, seen: SeenCommand, version: number): CommandOutcome {
  if (seen.stream !== envelope.stream || seen.actor_id !== envelope.actor.id || seen.body_hash !== envelope.bodyHash)
    return { kind: 'conflict', code: 'COMMAND_ID_REUSED', version };
  const facts = seen.facts.map((type, index) => ({ type, version: seen.from_version + 1 + index }));
  return { kind: 'recorded', stream: envelope.stream, version: seen.to_version, facts, alreadyRecorded: true };
}

async function decideOne(engine: Engine, session: Session, envelope: CommandEnvelope, held: Held): Promise<Decided> {
  const before = held.own.get(envelope.stream);
  if (!before) throw new Error(`${envelope.stream} was not locked`);
  envelope.permit?.(before.version === 0 ? null : aggregateFor(engine, envelope.stream).resourceOf(before.state));
  const answer = (outcome: CommandOutcome): Decided => ({ outcome, written: null });
  const seen = held.seen.get(envelope.commandId);
  if (seen) return answer(answerAgain(envelope, seen, before.version));
  if (envelope.expectedVersion !== undefined && envelope.expectedVersion !== before.version)
    return answer({ kind: 'conflict', code: 'STALE_VERSION', version: before.version });
  const programme = await programmeFor(engine, session, envelope, held);
  if (!programme) return answer({ kind: 'refused', ...refuse('PROGRAMME_UNKNOWN') });
  const now = envelope.receivedAt ?? instant(held.clockMs);
  const reference = (stream: StreamId) => (held.others.get(stream) ?? held.own.get(stream))?.state ?? aggregateFor(engine, stream).initialState;
  const decision = aggregateFor(engine, envelope.stream).decide(before.state, envelope.command, {
    stream: envelope.stream,
    now,
    actor: envelope.actor,
    programme: programme.content,
    reference,
  });
  if ('refusal' in decision) return answer({ kind: 'refused', refusal: decision.refusal });
  if (before.version === 0 && decision.facts.length === 0)
    return answer({ kind: 'recorded', stream: envelope.stream, version: 0, facts: [], alreadyRecorded: false });
  const recordedAt = instant(Math.max(held.clockMs, before.updatedAtMs));
  const written = write(engine, envelope, before, programme, { now, recordedAt }, decision.facts);
  return { outcome: { kind: 'recorded', stream: envelope.stream, version: written.version, facts: written.facts, alreadyRecorded: false }, written };
}

/** Locks, reads and decides; streams of the batch are distinct and of one kind. */
export async function decideBatch(engine: Engine, session: Session, envelopes: readonly CommandEnvelope[]): Promise<Decided[]> {
  const held = await lockAll(engine, session, envelopes);
  const decided: Decided[] = [];
  for (const envelope of envelopes) decided.push(await decideOne(engine, session, envelope, held));
  return decided;
}
