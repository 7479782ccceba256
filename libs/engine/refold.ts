import { type Ending, inTransaction, runStatement, type Session, type Statement } from '#libs/event-store/transaction';
import type { StreamId, StreamKind } from '#libs/domain/kernel/types';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { Engine } from './engine.js';
import { foldPage, type Rebuilt } from './fold-page.js';
import { LOCK_STREAMS } from './stored-stream.js';
import { toProcessDue } from './written.js';

const BUDGET_MS = 60_000;
const PAGE = 100;

const STALE: Statement = { name: 'stale-streams', text: 'select id from stream where kind = $1 and fold_id <> $2 and id > $3 order by id limit $4' };

/**
 * After a changed `evolve` or `waitingFor`: folds every stream whose stored state came from other code. What is
 * touched meanwhile refolds by itself; this makes the untouched ones right, and tells the processes whose dates moved.
 */
export async function refoldStale(engine: Engine, onPage: (after: StreamId) => void = () => undefined): Promise<number> {
  let refolded = 0;
  for (const kind of Object.keys(engine.foldIds) as StreamKind[]) {
    for (let after = ''; ; ) {
      const rows = await runStatement<{ id: StreamId }>(engine.writer, BUDGET_MS, STALE, [kind, engine.foldIds[kind], after, PAGE]);
      const last = rows.at(-1);
      if (!last) break;
      await restorePage(
        engine,
        rows.map((row) => row.id),
      );
      refolded += rows.length;
      after = last.id;
      onPage(after);
    }
  }
  return refolded;
}

/** Writes states, dues and rows of these streams anew from their facts. */
export async function restorePage(engine: Engine, streams: readonly StreamId[]): Promise<void> {
  await inTransaction(engine.writer, BUDGET_MS, async (session): Promise<Ending<null>> => {
    await session.query(LOCK_STREAMS, [streams]);
    const rebuilt = await foldPage(engine, session, streams);
    for (const kind of new Set(rebuilt.map((one) => one.kind)))
      await restore(
        session,
        engine,
        kind,
        rebuilt.filter((one) => one.kind === kind),
      );
    return { keep: null };
  });
}

function restoreText(kind: StreamKind): string {
  const { table, columns } = PROJECTIONS[kind];
  const set = columns
    .filter((column) => column !== 'stream')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  return `
with s as materialized (select * from jsonb_populate_recordset(null::stream, $1::jsonb)
), d as materialized (select * from jsonb_populate_recordset(null::due, $2::jsonb)
), moved as (
  select s.id from s left join stream old on old.id = s.id
  where (old.stage, old.status) is distinct from (s.stage, s.status)
    or coalesce((select jsonb_agg(to_jsonb(due) order by no) from due where due.stream = s.id), '[]') <> coalesce((select jsonb_agg(to_jsonb(d) order by no) from d where d.stream = s.id), '[]')
), states as (
  insert into stream (id, kind, group_id, programme_hash, version, hash, epoch, state, fold_id, stage, status, authority, organisation, updated_at)
  select id, kind, group_id, programme_hash, version, hash, $5::int, state, fold_id, stage, status, authority, organisation, updated_at from s
  on conflict (id) do update set group_id = excluded.group_id, version = excluded.version, hash = excluded.hash, state = excluded.state, fold_id = excluded.fold_id,
    stage = excluded.stage, status = excluded.status, authority = excluded.authority, organisation = excluded.organisation, updated_at = excluded.updated_at
), projected as (
  insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $3::jsonb)
  on conflict (stream) do update set ${set}
), gone as (
  delete from due using s where due.stream = s.id and not exists (select from d where d.stream = due.stream and d.no = due.no)
), waiting as (
  insert into due select * from d
  on conflict (stream, no) do update set at = excluded.at, own_at = excluded.own_at, command = excluded.command, closed_by = excluded.closed_by, closes_others = excluded.closes_others
)
insert into mail (stream, version, fact, view)
select x.stream, x.version, 'Refolded', x.view
from jsonb_to_recordset($4::jsonb) as x(stream text, version int, view jsonb) join moved on moved.id = x.stream
on conflict (stream) do update set view = excluded.view, ticket = nextval('mail_ticket'), attempts = 0 where mail.version <= excluded.version`;
}

async function restore(session: Session, engine: Engine, kind: StreamKind, page: readonly Rebuilt[]): Promise<void> {
  const views = page.map(({ stream, streamRow, dues }) => ({
    stream,
    version: streamRow.version,
    view: { stream, version: streamRow.version, stage: streamRow.stage, status: streamRow.status, due: dues.map(toProcessDue) },
  }));
  await session.query({ name: `restore-${kind}`, text: restoreText(kind) }, [
    JSON.stringify(page.map((one) => one.streamRow)),
    JSON.stringify(page.flatMap((one) => one.dues)),
    JSON.stringify(page.map((one) => one.row)),
    JSON.stringify(views),
    engine.epoch,
  ]);
}
