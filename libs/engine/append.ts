import type { Session, Statement } from '#libs/event-store/transaction';
import type { StreamKind } from '#libs/domain/kernel/types';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { Written } from './written.js';

/**
 * Everything that commands of one kind of stream leave behind, for one stream or a page of 500: one statement, so
 * it is one round trip and all or nothing even before COMMIT. Rows come as JSON; the guard `from_version` is the
 * optimistic check behind the row lock; a stream that is elsewhere ends in a division by zero, because COMMIT is
 * already on its way when the answer arrives.
 */
function appendText(kind: StreamKind): string {
  const { table, columns } = PROJECTIONS[kind];
  const set = columns
    .filter((column) => column !== 'stream')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  return `
with s as materialized (
  select * from jsonb_to_recordset($1::jsonb) as x(id text, kind text, group_id text, programme_hash text, from_version int, version int, hash text, epoch int,
    state jsonb, fold_id text, stage text, status text, authority text, organisation text, updated_at timestamptz)
), changed as (
  update stream set group_id = s.group_id, version = s.version, hash = decode(s.hash, 'hex'), epoch = s.epoch, state = s.state, fold_id = s.fold_id, stage = s.stage,
    status = s.status, authority = s.authority, organisation = s.organisation, updated_at = s.updated_at
  from s where stream.id = s.id and stream.version = s.from_version and s.from_version > 0 returning 1
), begun as (
  insert into stream (id, kind, group_id, programme_hash, version, hash, epoch, state, fold_id, stage, status, authority, organisation, updated_at)
  select id, kind, group_id, programme_hash, version, decode(hash, 'hex'), epoch, state, fold_id, stage, status, authority, organisation, updated_at from s where from_version = 0 returning 1
), facts as (
  insert into event (stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, prev, hash)
  select stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, decode(prev, 'hex'), decode(hash, 'hex')
  from jsonb_to_recordset($2::jsonb) as x(stream text, version int, type text, payload jsonb, command_id text, actor jsonb, cause jsonb, occurred_at timestamptz, recorded_at timestamptz,
    programme text, prev text, hash text)
), commands as (
  insert into command (command_id, stream, actor_id, body_hash, from_version, to_version, recorded_at)
  select * from jsonb_to_recordset($3::jsonb) as x(command_id text, stream text, actor_id text, body_hash text, from_version int, to_version int, recorded_at timestamptz)
), projected as (
  insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $4::jsonb)
  on conflict (stream) do update set ${set}
), d as materialized (
  select * from jsonb_to_recordset($5::jsonb) as x(stream text, no text, at timestamptz, own_at timestamptz, command jsonb, closed_by text, closes_others boolean)
), gone as (
  delete from due where stream = any($6::text[]) and not exists (select from d where d.stream = due.stream and d.no = due.no)
), waiting as (
  insert into due (stream, no, at, own_at, command, closed_by, closes_others) select * from d
  on conflict (stream, no) do update set at = excluded.at, own_at = excluded.own_at, command = excluded.command, closed_by = excluded.closed_by, closes_others = excluded.closes_others
), asked as (
  insert into follow_up (stream, version, n, body, created_at)
  select * from jsonb_to_recordset($7::jsonb) as x(stream text, version int, n int, body jsonb, created_at timestamptz)
), told as (
  insert into mail (stream, version, fact, view)
  select x.stream, x.version, x.fact, x.view || jsonb_build_object(
    'followUps', coalesce((select jsonb_agg(f.stream || '@' || f.version || '/' || f.n order by f.version, f.n) from follow_up f where f.stream = x.stream and f.done_at is null), '[]') || (x.view -> 'followUps'),
    'inbox', coalesce((select jsonb_agg(i.command_id order by i.received_at) from command_inbox i where i.stream = x.stream and i.state = 'pending'), '[]'))
  from jsonb_to_recordset($8::jsonb) as x(stream text, version int, fact text, view jsonb)
  on conflict (stream) do update set version = excluded.version, fact = excluded.fact, view = excluded.view, ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version
), frozen as (
  insert into submission_content (hash, stream, content) select * from jsonb_to_recordset($9::jsonb) as x(hash text, stream text, content jsonb) on conflict do nothing
), personal as (
  insert into personal_value (subject, field, commitment, value, salt)
  select subject, field, commitment, value, decode(salt, 'hex') from jsonb_to_recordset($10::jsonb) as x(subject text, field text, commitment text, value text, salt text) on conflict do nothing
)
select 1 / (case when (select count(*) from changed) + (select count(*) from begun) = $11::int then 1 else 0 end) as whole`;
}

const STATEMENTS = new Map<StreamKind, Statement>();

function statementFor(kind: StreamKind): Statement {
  const statement = STATEMENTS.get(kind) ?? { name: `append-${kind}`, text: appendText(kind) };
  STATEMENTS.set(kind, statement);
  return statement;
}

/** Rejects unless every stream was still at the version that was decided on. */
export async function append(session: Session, kind: StreamKind, written: readonly Written[]): Promise<void> {
  const moved = written.filter((one) => one.events.length > 0);
  const present = <T>(rows: readonly (T | null)[]) => JSON.stringify(rows.filter((row) => row !== null));
  await session.query(statementFor(kind), [
    JSON.stringify(moved.map((one) => one.stream)),
    JSON.stringify(moved.flatMap((one) => one.events)),
    JSON.stringify(written.map((one) => one.command)),
    JSON.stringify(moved.map((one) => one.row)),
    JSON.stringify(moved.flatMap((one) => one.dues ?? [])),
    moved.filter((one) => one.dues !== null).map((one) => one.stream.id),
    JSON.stringify(moved.flatMap((one) => one.followUps)),
    present(moved.map((one) => one.mail)),
    present(moved.map((one) => one.content)),
    JSON.stringify(moved.flatMap((one) => one.personal)),
    moved.length,
  ]);
}
