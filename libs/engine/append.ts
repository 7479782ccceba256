import type { Session, Statement } from '#libs/event-store/transaction';
import type { StreamKind } from '#libs/domain/kernel/types';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { Written } from './written.js';

/** One part of the append: its clauses for a parameter (`$n`), and that parameter. */
interface Part {
  name: string;
  clauses(kind: StreamKind, n: string): string;
  value: unknown;
}

const STREAM_COLUMNS = 'id, kind, group_id, programme_hash, version, hash, epoch, state, fold_id, stage, status, authority, organisation, updated_at';

const CHANGED = `changed as (
  update stream set group_id = s.group_id, version = s.version, hash = decode(s.hash, 'hex'), epoch = s.epoch, state = s.state, fold_id = s.fold_id, stage = s.stage,
    status = s.status, authority = s.authority, organisation = s.organisation, updated_at = s.updated_at
  from s where stream.id = s.id and stream.version = s.from_version and s.from_version > 0 returning 1
)`;
const BEGUN = `begun as (
  insert into stream (${STREAM_COLUMNS})
  select ${STREAM_COLUMNS.replace('hash, epoch', "decode(hash, 'hex'), epoch")} from s where from_version = 0 returning 1
)`;

const streams = (n: string) => `s as materialized (
  select * from jsonb_to_recordset(${n}::jsonb) as x(id text, kind text, group_id text, programme_hash text, from_version int, version int, hash text, epoch int,
    state jsonb, fold_id text, stage text, status text, authority text, organisation text, updated_at timestamptz)
)`;

const facts = (n: string) => `facts as (
  insert into event (stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, prev, hash)
  select stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, decode(prev, 'hex'), decode(hash, 'hex')
  from jsonb_to_recordset(${n}::jsonb) as x(stream text, version int, type text, payload jsonb, command_id text, actor jsonb, cause jsonb, occurred_at timestamptz, recorded_at timestamptz,
    programme text, prev text, hash text)
)`;

const commands = (n: string) => `commands as (
  insert into command (command_id, stream, actor_id, body_hash, body, from_version, to_version, recorded_at)
  select * from jsonb_to_recordset(${n}::jsonb) as x(command_id text, stream text, actor_id text, body_hash text, body jsonb, from_version int, to_version int, recorded_at timestamptz)
)`;

function projected(kind: StreamKind, n: string): string {
  const { table, columns } = PROJECTIONS[kind];
  const set = columns
    .filter((column) => column !== 'stream')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  return `projected as (
  insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, ${n}::jsonb)
  on conflict (stream) do update set ${set}
)`;
}

const dues = (n: string) => `d as materialized (
  select * from jsonb_to_recordset(${n}::jsonb -> 'dues') as x(stream text, no text, at timestamptz, own_at timestamptz, command jsonb, closed_by text, closes_others boolean)
), gone as (
  delete from due where stream in (select jsonb_array_elements_text(${n}::jsonb -> 'of')) and not exists (select from d where d.stream = due.stream and d.no = due.no)
), waiting as (
  insert into due (stream, no, at, own_at, command, closed_by, closes_others) select * from d
  on conflict (stream, no) do update set at = excluded.at, own_at = excluded.own_at, command = excluded.command, closed_by = excluded.closed_by, closes_others = excluded.closes_others
)`;

const asked = (n: string) => `asked as (
  insert into follow_up (stream, version, n, body, created_at)
  select * from jsonb_to_recordset(${n}::jsonb) as x(stream text, version int, n int, body jsonb, created_at timestamptz)
)`;

const told = (n: string) => `told as (
  insert into mail (stream, version, fact, view)
  select x.stream, x.version, x.fact, x.view || jsonb_build_object(
    'followUps', coalesce((select jsonb_agg(f.stream || '@' || f.version || '/' || f.n order by f.version, f.n) from follow_up f where f.stream = x.stream and f.done_at is null), '[]') || (x.view -> 'followUps'),
    'inbox', coalesce((select jsonb_agg(i.command_id order by i.received_at) from command_inbox i where i.stream = x.stream and i.state = 'pending'), '[]'))
  from jsonb_to_recordset(${n}::jsonb) as x(stream text, version int, fact text, view jsonb)
  on conflict (stream) do update set version = excluded.version, fact = excluded.fact, view = excluded.view, ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version
)`;

const frozen = (n: string) => `frozen as (
  insert into submission_content (hash, stream, content) select * from jsonb_to_recordset(${n}::jsonb) as x(hash text, stream text, content jsonb) on conflict do nothing
)`;

const personal = (n: string) => `personal as (
  insert into personal_value (subject, field, commitment, value, salt)
  select subject, field, commitment, value, decode(salt, 'hex') from jsonb_to_recordset(${n}::jsonb) as x(subject text, field text, commitment text, value text, salt text) on conflict do nothing
)`;

function partsOf(written: readonly Written[]): Part[] {
  const moved = written.filter((one) => one.events.length > 0);
  const some = (name: string, clauses: Part['clauses'], rows: readonly unknown[], value: unknown = JSON.stringify(rows)): Part[] =>
    rows.length === 0 ? [] : [{ name, clauses, value }];
  const present = <T>(rows: readonly (T | null)[]): T[] => rows.filter((row) => row !== null);
  const rescheduled = moved.filter((one) => one.dues !== null);
  const changes = { of: rescheduled.map((one) => one.stream.id), dues: rescheduled.flatMap((one) => one.dues ?? []) };
  const begins = moved.some((one) => one.stream.from_version === 0);
  const goesOn = moved.some((one) => one.stream.from_version !== 0);
  const rows = `${begins ? 'begun ' : ''}${goesOn ? 'changed ' : ''}`;
  return [
    ...some(
      `${rows}stream`,
      (_kind, n) => [streams(n), ...(goesOn ? [CHANGED] : []), ...(begins ? [BEGUN] : [])].join(', '),
      moved,
      JSON.stringify(moved.map((one) => one.stream)),
    ),
    ...some(
      'facts',
      (_kind, n) => facts(n),
      moved.flatMap((one) => one.events),
    ),
    ...some(
      'command',
      (_kind, n) => commands(n),
      written.map((one) => one.command),
    ),
    ...some(
      'row',
      projected,
      moved.map((one) => one.row),
    ),
    ...some('due', (_kind, n) => dues(n), rescheduled, JSON.stringify(changes)),
    ...some(
      'followUp',
      (_kind, n) => asked(n),
      moved.flatMap((one) => one.followUps),
    ),
    ...some('mail', (_kind, n) => told(n), present(moved.map((one) => one.mail))),
    ...some('content', (_kind, n) => frozen(n), present(moved.map((one) => one.content))),
    ...some(
      'personal',
      (_kind, n) => personal(n),
      moved.flatMap((one) => one.personal),
    ),
  ];
}

const STATEMENTS = new Map<string, Statement>();

/**
 * Everything that commands of one kind of stream leave behind, for one stream or a page of 500: one statement, so
 * it is one round trip and all or nothing even before COMMIT. Rows come as JSON; the guard `from_version` is the
 * optimistic check behind the row lock; a stream that is elsewhere ends in a division by zero, because COMMIT is
 * already on its way when the answer arrives. What a command does not touch is not in its statement: PostgreSQL
 * would set up and tear down each empty clause, a third of its time.
 */
function statementFor(kind: StreamKind, parts: readonly Part[]): Statement {
  const name = `append ${kind} ${parts.map((part) => part.name).join(' ')}`;
  const known = STATEMENTS.get(name);
  if (known) return known;
  const clauses = parts.map((part, index) => part.clauses(kind, `$${index + 2}`));
  const counted = ['changed', 'begun'].filter((one) => parts[0]?.name.includes(one)).map((one) => `(select count(*) from ${one})`);
  const text = `with ${clauses.join(', ')}\nselect 1 / (case when ${counted.join(' + ') || '0'} = $1::int then 1 else 0 end) as whole`;
  // PostgreSQL cuts names at 63 bytes; the number keeps them apart.
  const statement = { name: `append-${kind}-${STATEMENTS.size}`, text };
  STATEMENTS.set(name, statement);
  return statement;
}

/** Rejects unless every stream was still at the version that was decided on. */
export async function append(session: Session, kind: StreamKind, written: readonly Written[]): Promise<void> {
  const parts = partsOf(written);
  await session.query(statementFor(kind, parts), [written.filter((one) => one.events.length > 0).length, ...parts.map((part) => part.value)]);
}
