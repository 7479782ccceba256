import type { Session, Statement } from '#libs/event-store/transaction';
import type { StreamKind } from '#libs/domain/kernel/types';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { Written } from './written.js';

/** One part of the append: its clause, whose first parameter is number `n`, and the parameters. */
interface Part {
  name: string;
  clause(n: number): string;
  values: unknown[];
}

type Rows = readonly { readonly [column: string]: unknown }[];

const columns = (names: string): readonly string[] => names.split(' ');
const STREAM_COLUMNS = columns('id kind group_id programme_hash version hash epoch state fold_id stage status authority organisation updated_at');
const MOVING_COLUMNS = STREAM_COLUMNS.filter((column) => !['id', 'kind', 'programme_hash'].includes(column));
const EVENT_COLUMNS = columns('stream version type payload command_id actor cause occurred_at recorded_at programme prev hash');
const COMMAND_COLUMNS = columns('command_id stream actor_id body_hash body from_version to_version recorded_at');
const DUE_COLUMNS = columns('stream no at own_at command closed_by closes_others');
const FOLLOW_UP_COLUMNS = columns('stream version n body created_at');
const MAIL_COLUMNS = columns('stream version fact view');
const CONTENT_COLUMNS = columns('hash stream content');
const PERSONAL_COLUMNS = columns('subject field commitment value salt');

const replace = (names: readonly string[]): string => names.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * Rows of a table of their own column types. One row comes as parameters, which costs PostgreSQL no JSON to take apart and no set
 * to set up; a page comes as one JSON text, so that its statement does not depend on how long it is.
 */
function into(name: string, table: string, names: readonly string[], rows: Rows, onConflict = ''): Part[] {
  const [first, ...others] = rows;
  if (!first) return [];
  // Only `begun` is counted; what returns nothing needs no place to keep it.
  const insert = (from: string) => `${name} as (insert into ${table} (${names.join(', ')}) ${from} ${onConflict}${name === 'begun' ? ' returning 1' : ''})`;
  if (others.length > 0) {
    const clause = (n: number) => insert(`select ${names.join(', ')} from jsonb_populate_recordset(null::${table}, $${n}::jsonb)`);
    return [{ name: `${name}*`, clause, values: [JSON.stringify(rows)] }];
  }
  const clause = (n: number) => insert(`values (${names.map((_name, index) => `$${n + index}`).join(', ')})`);
  return [{ name, clause, values: names.map((column) => first[column] ?? null) }];
}

/** The guard `from_version` is the optimistic check behind the row lock. */
function changed(rows: Rows): Part[] {
  const [first, ...others] = rows;
  if (!first) return [];
  const set = (value: (column: string, index: number) => string) => MOVING_COLUMNS.map((column, index) => `${column} = ${value(column, index)}`).join(', ');
  if (others.length > 0) {
    const clause = (n: number) => `changed as (
  update stream set ${set((column) => `s.${column}`)} from jsonb_array_elements($${n}::jsonb) as each, jsonb_populate_record(null::stream, each) as s
  where stream.id = s.id and stream.version = (each ->> 'from_version')::int returning 1)`;
    return [{ name: 'changed*', clause, values: [JSON.stringify(rows)] }];
  }
  const clause = (n: number) =>
    `changed as (update stream set ${set((_column, index) => `$${n + 2 + index}`)} where id = $${n} and version = $${n + 1} returning 1)`;
  return [{ name: 'changed', clause, values: [first.id, first.from_version, ...MOVING_COLUMNS.map((column) => first[column] ?? null)] }];
}

/** What a stream no longer waits for; asked only where that may be so. */
function gone(changes: readonly { stream: string; rows: Rows }[]): Part[] {
  if (changes.length === 0) return [];
  const kept = changes.flatMap(({ rows }) => rows);
  const clause = (n: number) =>
    `gone as (delete from due where stream = any($${n}::text[]) and (stream, no) not in (select * from unnest($${n + 1}::text[], $${n + 2}::text[])))`;
  return [{ name: 'gone', clause, values: [changes.map(({ stream }) => stream), kept.map(({ stream }) => stream), kept.map(({ no }) => no)] }];
}

/** Newer mail takes the place of what was not sent yet; the relay reads what is pending when it sends. */
const TOLD_AGAIN = `on conflict (stream) do update set version = excluded.version, fact = excluded.fact, view = excluded.view,
  ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version`;

const present = <T>(rows: readonly (T | null)[]): T[] => rows.filter((row) => row !== null);

function partsOf(kind: StreamKind, written: readonly Written[]): Part[] {
  const moved = written.filter((one) => one.events.length > 0);
  const { table, columns: names } = PROJECTIONS[kind];
  const [begun, moving] = [moved.filter((one) => one.stream.from_version === 0), moved.filter((one) => one.stream.from_version !== 0)];
  const facts = moved.flatMap((one) => one.events);
  const commands = written.map((one) => one.command);
  const rows = moved.map((one) => one.row);
  const rescheduled = moved.flatMap((one) => (one.dues === null ? [] : [{ stream: String(one.stream.id), ...one.dues }]));
  const dues = rescheduled.flatMap((one) => one.rows);
  const followUps = moved.flatMap((one) => one.followUps);
  const mail = present(moved.map((one) => one.mail));
  const content = present(moved.map((one) => one.content));
  const personal = moved.flatMap((one) => one.personal);
  return [
    ...into(
      'begun',
      'stream',
      STREAM_COLUMNS,
      begun.map((one) => one.stream),
    ),
    ...changed(moving.map((one) => one.stream)),
    ...into('recorded', 'event', EVENT_COLUMNS, facts),
    ...into('commanded', 'command', COMMAND_COLUMNS, commands),
    ...into('projected', table, names, rows, `on conflict (stream) do update set ${replace(names.filter((name) => name !== 'stream'))}`),
    ...gone(rescheduled.filter(({ ends }) => ends)),
    ...into('waiting', 'due', DUE_COLUMNS, dues, `on conflict (stream, no) do update set ${replace(DUE_COLUMNS.slice(2))}`),
    ...into('asked', 'follow_up', FOLLOW_UP_COLUMNS, followUps),
    ...into('told', 'mail', MAIL_COLUMNS, mail, TOLD_AGAIN),
    ...into('frozen', 'submission_content', CONTENT_COLUMNS, content, 'on conflict do nothing'),
    ...into('personal', 'personal_value', PERSONAL_COLUMNS, personal, 'on conflict do nothing'),
  ];
}

const STATEMENTS = new Map<string, Statement>();

/**
 * Everything that commands of one kind of stream leave behind, for one stream or a page of 500: one statement, so
 * it is one round trip and all or nothing even before COMMIT. A stream that is elsewhere ends in a division by zero,
 * because COMMIT is already on its way when the answer arrives. What a command does not touch is not in its statement: PostgreSQL
 * would set up and tear down each empty clause, a third of its time.
 */
function statementFor(kind: StreamKind, parts: readonly Part[]): Statement {
  const name = `append ${kind} ${parts.map((part) => part.name).join(' ')}`;
  const known = STATEMENTS.get(name);
  if (known) return known;
  let next = 2;
  const clauses = parts.map((part) => {
    const from = next;
    next += part.values.length;
    return part.clause(from);
  });
  const counted = ['changed', 'begun'].filter((one) => clauses.some((clause) => clause.startsWith(`${one} as`)));
  const text = `with ${clauses.join(',\n')}\nselect 1 / (case when ${counted.map((one) => `(select count(*) from ${one})`).join(' + ') || '0'} = $1::int then 1 else 0 end) as whole`;
  // PostgreSQL cuts names at 63 bytes; the number keeps them apart.
  const statement = { name: `append-${kind}-${STATEMENTS.size}`, text };
  STATEMENTS.set(name, statement);
  return statement;
}

/** Rejects unless every stream was still at the version that was decided on. */
export async function append(session: Session, kind: StreamKind, written: readonly Written[]): Promise<void> {
  const parts = partsOf(kind, written);
  await session.query(statementFor(kind, parts), [written.filter((one) => one.events.length > 0).length, ...parts.flatMap((part) => part.values)]);
}
