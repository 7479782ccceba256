import { type Ending, inTransaction, type Session } from '#libs/event-store/transaction';
import type { StreamId } from '#libs/domain/kernel/types';
import { PROJECTIONS } from '#libs/read-model/projections';
import type { Engine } from './engine.js';
import { foldPage, nextStreams, type Rebuilt } from './fold-page.js';
import { differingPersonalValues } from './personal-values.js';
import { restorePage } from './refold.js';

export interface Difference {
  table: string;
  stream: StreamId;
  columns: string[];
}

export interface RebuildReport {
  streams: number;
  projections: number;
  differs: Difference[];
}

const PAGE = 200;
/** A whole log is folded in one snapshot: as long as it takes. */
const BUDGET_MS = 24 * 3_600_000;
/** Where the row came from says nothing about what it holds. */
const NOT_COMPARED = ['fold_id', 'epoch'];

/** Folds the log and compares with what is stored, in one snapshot, writing nothing. */
export async function checkRebuild(engine: Engine, onPage: (after: StreamId) => void = () => undefined): Promise<RebuildReport> {
  return inTransaction(engine.writer, BUDGET_MS, async (session): Promise<Ending<RebuildReport>> => {
    await session.query('set transaction isolation level repeatable read, read only');
    const report: RebuildReport = { streams: 0, projections: 0, differs: [] };
    for (let after = ''; ; ) {
      const streams = await nextStreams(session, after, PAGE);
      const last = streams.at(-1);
      if (last === undefined) break;
      const rebuilt = await foldPage(engine, session, streams);
      report.streams += rebuilt.length;
      report.projections += rebuilt.length;
      report.differs.push(...(await differences(session, rebuilt)));
      after = last;
      onPage(after);
    }
    report.differs.push(...(await orphans(session)), ...(await differingPersonalValues(session)));
    return { rollback: report };
  });
}

/** Writes every state, due and row anew; people go on working, since each page locks only its own streams. */
export async function replaceAll(engine: Engine, onPage: (after: StreamId) => void = () => undefined): Promise<{ streams: number; projections: number }> {
  for (let after = '', streams = 0; ; ) {
    const from = after;
    const page = await inTransaction(
      engine.writer,
      BUDGET_MS,
      async (session): Promise<Ending<StreamId[]>> => ({ rollback: await nextStreams(session, from, PAGE) }),
    );
    const last = page.at(-1);
    if (last === undefined) return { streams, projections: streams };
    await restorePage(engine, page);
    streams += page.length;
    after = last;
    onPage(after);
  }
}

async function differences(session: Session, page: readonly Rebuilt[]): Promise<Difference[]> {
  const kinds = [...new Set(page.map((one) => one.kind))];
  const found = [
    await compare(
      session,
      'stream',
      'id',
      'id',
      page.map((one) => one.streamRow),
      page,
    ),
    await compare(
      session,
      'due',
      'stream',
      `stream || ' ' || no`,
      page.flatMap((one) => one.dues),
      page,
    ),
  ];
  for (const kind of kinds) {
    const ofKind = page.filter((one) => one.kind === kind);
    found.push(
      await compare(
        session,
        PROJECTIONS[kind].table,
        'stream',
        'stream',
        ofKind.map((one) => one.row),
        ofKind,
      ),
    );
  }
  return found.flat();
}

/** Both sides in PostgreSQL's own spelling; only rows that differ come back. */
async function compare(session: Session, table: string, stream: string, key: string, rows: readonly object[], page: readonly Rebuilt[]): Promise<Difference[]> {
  const result = await session.query<{ stream: StreamId; rebuilt: Record<string, unknown> | null; stored: Record<string, unknown> | null }>(
    `with r as (select ${key} as k, ${stream} as s, to_jsonb(x) - $3::text[] as j from jsonb_populate_recordset(null::${table}, $1::jsonb) x),
          o as (select ${key} as k, ${stream} as s, to_jsonb(y) - $3::text[] as j from ${table} y where ${stream} = any($2))
     select coalesce(r.s, o.s) as stream, r.j as rebuilt, o.j as stored from r full join o using (k) where r.j is distinct from o.j`,
    [JSON.stringify(rows), page.map((one) => one.stream), NOT_COMPARED],
  );
  return result.rows.map(({ stream: name, rebuilt, stored }) => ({ table, stream: name, columns: columnsThatDiffer(rebuilt, stored) }));
}

function columnsThatDiffer(rebuilt: Record<string, unknown> | null, stored: Record<string, unknown> | null): string[] {
  if (!rebuilt) return ['(should not be there)'];
  if (!stored) return ['(missing)'];
  return Object.keys({ ...rebuilt, ...stored }).filter((column) => JSON.stringify(rebuilt[column]) !== JSON.stringify(stored[column]));
}

/** Rows of streams that the log does not have. */
async function orphans(session: Session): Promise<Difference[]> {
  const tables = [['stream', 'id'], ['due', 'stream'], ...Object.values(PROJECTIONS).map((projection) => [projection.table, 'stream'])];
  const union = tables.map(([table, stream]) => `select '${table}' as "table", ${stream} as stream from ${table}`).join(' union ');
  const { rows } = await session.query<{ table: string; stream: StreamId }>(
    `select * from (${union}) x where not exists (select from event e where e.stream = x.stream and e.version = 1) order by 1, 2 limit 1000`,
  );
  return rows.map((row) => ({ ...row, columns: ['(should not be there)'] }));
}
