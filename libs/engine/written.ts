import { factHash, firstLink, type HashedFact } from '#libs/event-store/chain';
import { bytea } from '#libs/event-store/bytea';
import { requireClean } from '#libs/event-store/allowed-values';
import { kindOf } from '#libs/domain/kernel/streams';
import { spreadMilliseconds } from '#libs/domain/kernel/spread';
import { instant, milliseconds } from '#libs/domain/kernel/instants';
import type { Due, FactMeta, FollowUp, Instant, Json, StreamId } from '#libs/domain/kernel/types';
import type { Programme } from '#libs/domain/programmes/programme';
import type { Row } from '#libs/read-model/row';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { ProcessDue } from '#libs/contracts/temporal/process';
import type { CommandEnvelope } from './command-envelope.js';
import { aggregateFor, type Engine, foldIdFor } from './engine.js';
import { personalRow } from './personal-values.js';
import type { StoredStream } from './stored-stream.js';

/** Everything one command leaves behind, as rows of the append statement. */
export interface Written {
  stream: { [column: string]: unknown };
  events: { [column: string]: unknown }[];
  command: { [column: string]: unknown };
  /** Null: the dues did not change. `ends`: one that stood there may have to go. */
  dues: { rows: { [column: string]: unknown }[]; ends: boolean } | null;
  followUps: { [column: string]: unknown }[];
  mail: { [column: string]: unknown } | null;
  row: Row;
  content: { [column: string]: unknown } | null;
  personal: { [column: string]: unknown }[];
  version: number;
  facts: { type: string; version: number }[];
}

export interface Moment {
  /** What the decision took for now. */
  now: Instant;
  recordedAt: Instant;
}

type Fact = { type: string } & Record<string, unknown>;

/** A fact of the clock happened at its deadline, however late the timer was. */
function occurredAt(fact: Fact, envelope: CommandEnvelope, moment: Moment): Instant {
  return envelope.cause.kind === 'timer' && typeof fact.at === 'string' ? fact.at : moment.now;
}

/** Due rows of a state, with the instant at which the stream's own timer fires. */
export function dueRows(stream: StreamId, dues: readonly Due<{ type: string }>[]): { [column: string]: unknown }[] {
  return dues.map((due) => ({
    stream,
    no: due.no,
    at: due.at,
    own_at: due.closedBy ? instant(milliseconds(due.at) + spreadMilliseconds(stream, due.spreadSeconds ?? 0)) : due.at,
    command: due.command,
    closed_by: due.closedBy ?? null,
    closes_others: due.closesOthers ?? false,
  }));
}

export function toProcessDue(row: { [column: string]: unknown }): ProcessDue {
  return {
    no: String(row.no),
    at: String(row.at),
    ownAt: String(row.own_at),
    command: (row.command as { type: string }).type,
    closesOthers: row.closes_others === true,
  };
}

export function earliest(dues: readonly Due<{ type: string }>[]): { at: Instant; command: string } | null {
  const [first] = [...dues].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return first ? { at: first.at, command: first.command.type } : null;
}

/** The stream's row and its projection row: pure functions of state and version, so a rebuild makes the same. */
export function rowsOf(engine: Engine, at: { stream: StreamId; version: number; updatedAt: Instant }, state: { status: string }, programme: Programme) {
  const aggregate = aggregateFor(engine, at.stream);
  const waiting = aggregate.waitingFor(state, programme);
  const resource = aggregate.resourceOf(state);
  const stream = {
    id: at.stream,
    kind: kindOf(at.stream),
    group_id: aggregate.groupOf(state),
    version: at.version,
    state,
    fold_id: foldIdFor(engine, at.stream),
    stage: waiting.stage,
    status: state.status,
    authority: resource.authority ?? null,
    organisation: resource.organisation ?? null,
    updated_at: at.updatedAt,
  };
  const row = PROJECTIONS[kindOf(at.stream)].toRow(state, { ...at, stage: waiting.stage, status: state.status, nextDue: earliest(waiting.due) });
  return { stream, row, dues: dueRows(at.stream, waiting.due), stage: waiting.stage };
}

interface Folded {
  state: { status: string };
  events: { [column: string]: unknown }[];
  followUps: { [column: string]: unknown }[];
  hash: string;
  version: number;
}

function appendFact(
  engine: Engine,
  envelope: CommandEnvelope,
  programme: { hash: string; content: Programme },
  moment: Moment,
  so: Folded,
  fact: Fact,
): Folded {
  const aggregate = aggregateFor(engine, envelope.stream);
  const version = so.version + 1;
  const { type, ...rest } = fact;
  const hashed: HashedFact = {
    stream: envelope.stream,
    version,
    type,
    payload: requireClean(rest, `${envelope.stream}@${version} ${type}`) as { [name: string]: Json },
    commandId: envelope.commandId,
    actor: envelope.actor,
    cause: envelope.cause,
    occurredAt: occurredAt(fact, envelope, moment),
    recordedAt: moment.recordedAt,
    programme: programme.hash,
    prev: so.hash,
  };
  const hash = factHash(hashed).toString('hex');
  const meta: FactMeta = { stream: envelope.stream, version, actor: envelope.actor, occurredAt: hashed.occurredAt };
  const state = aggregate.evolve(so.state, { ...hashed.payload, type }, meta);
  const followUps: FollowUp[] = aggregate.followUps({ ...hashed.payload, type }, state, meta, programme.content);
  return {
    state,
    version,
    hash,
    events: [
      ...so.events,
      {
        stream: envelope.stream,
        version,
        type,
        payload: hashed.payload,
        command_id: envelope.commandId,
        actor: envelope.actor,
        cause: envelope.cause,
        occurred_at: hashed.occurredAt,
        recorded_at: moment.recordedAt,
        programme: programme.hash,
        prev: bytea(so.hash),
        hash: bytea(hash),
      },
    ],
    followUps: [...so.followUps, ...followUps.map((body, n) => ({ stream: envelope.stream, version, n, body, created_at: moment.recordedAt }))],
  };
}

const sameDues = (a: readonly object[], b: readonly object[]) => JSON.stringify(a) === JSON.stringify(b);

/** What the process must learn: stage, status, dues or follow-ups that changed; anything else it need not wake for. */
function mailOf(
  before: StoredStream,
  dues: object[],
  changed: boolean,
  after: { stage: string; status: string },
  folded: Folded,
): { [column: string]: unknown } | null {
  const moved = before.stored?.stage !== after.stage || before.stored.status !== after.status;
  if (!changed && !moved && folded.followUps.length === 0) return null;
  const fact = String(folded.events.at(-1)?.type);
  const view = {
    stream: before.stream,
    version: folded.version,
    stage: after.stage,
    status: after.status,
    due: dues.map((row) => toProcessDue(row as { [column: string]: unknown })),
  };
  return { stream: before.stream, version: folded.version, fact, view };
}

export function write(
  engine: Engine,
  envelope: CommandEnvelope,
  before: StoredStream,
  programme: { hash: string; content: Programme },
  moment: Moment,
  facts: readonly Fact[],
): Written {
  const start: Folded = {
    state: before.state,
    events: [],
    followUps: [],
    hash: before.version === 0 ? firstLink(engine.origin, envelope.stream).toString('hex') : before.hash,
    version: before.version,
  };
  const folded = facts.reduce((so, fact) => appendFact(engine, envelope, programme, moment, so, fact), start);
  const rows = rowsOf(engine, { stream: envelope.stream, version: folded.version, updatedAt: moment.recordedAt }, folded.state, programme.content);
  const duesBefore = dueRows(envelope.stream, aggregateFor(engine, envelope.stream).waitingFor(before.state, programme.content).due);
  const changed = before.refolded || !sameDues(duesBefore, rows.dues);
  const { form, ...body } = envelope.command as { form?: unknown; contentHash?: unknown };
  const { contentHash } = body;
  return {
    stream: { ...rows.stream, programme_hash: programme.hash, from_version: before.version, hash: bytea(folded.hash), epoch: engine.epoch },
    events: folded.events,
    command: {
      command_id: envelope.commandId,
      stream: envelope.stream,
      actor_id: envelope.actor.id,
      body_hash: envelope.bodyHash,
      body,
      from_version: before.version,
      to_version: folded.version,
      recorded_at: moment.recordedAt,
    },
    dues: changed ? { rows: rows.dues, ends: before.refolded || duesBefore.some(({ no }) => !rows.dues.some((due) => due.no === no)) } : null,
    followUps: folded.followUps,
    mail: mailOf(before, rows.dues, changed, { stage: rows.stage, status: folded.state.status }, folded),
    row: rows.row,
    content: form && typeof contentHash === 'string' ? { hash: contentHash, stream: envelope.stream, content: form } : null,
    personal: (envelope.personalValues ?? []).map(personalRow),
    version: folded.version,
    facts: folded.events.map((event) => ({ type: String(event.type), version: Number(event.version) })),
  };
}
