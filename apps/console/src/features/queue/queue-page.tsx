import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { QueueRow } from '#libs/contracts/http/list-views';
import { useMe } from '../../app/me.js';
import { pages } from '../../http/pages.js';
import { DueCell } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { minuteOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';
import { CategoryFilter, Filters, KindFilter, ListFoot, SearchBox, StatusFilter } from '../../lists/filters.js';
import { useOpen } from '../../lists/use-open.js';

const route = getRouteApi('/signedIn/queue');
const KINDS = ['application', 'evaluation', 'desk'] as const;

/** 待办: what waits for this reader, the earliest due first. All filters stand in the address. */
export function QueuePage() {
  const me = useMe();
  const { w, say } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/queue' });
  const open = useOpen();
  const kind = KINDS.find((one) => one === search.kind);
  const list = useInfiniteQuery(pages('readQueue', { kind, status: search.status, category: search.category, q: search.q, season: search.season }, [...KINDS]));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Boolean(search.q ?? search.status ?? search.category ?? search.kind);
  const put = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });

  const columns: Column<QueueRow>[] = [
    { id: 'no', head: w.list.no, secondary: true, cell: (row) => <span className="mono nowrap">{row.no}</span> },
    { id: 'unit', head: w.list.unit, cell: (row) => <span className="cell-main">{row.unitName || row.authorityName}</span> },
    { id: 'category', head: w.list.category, secondary: true, cell: (row) => (w.categories as Record<string, string>)[row.category] ?? w.list.kinds[row.kind] },
    ...(me.role === 'province' || me.role === 'expert'
      ? []
      : [{ id: 'authority', head: w.list.authority, secondary: true, cell: (row: QueueRow) => row.authorityName }]),
    { id: 'what', head: w.list.what, cell: (row) => <strong>{say(row.what)}</strong> },
    { id: 'due', head: w.list.due, cell: (row) => <DueCell at={row.dueAt} /> },
    { id: 'status', head: w.list.status, cell: (row) => <Status kind={row.kind} status={row.status} role={me.role} /> },
    { id: 'changed', head: w.list.updated, secondary: true, cell: (row) => <span className="nowrap muted">{minuteOf(row.changedAt)}</span> },
  ];
  return (
    <Page
      title={me.role === 'expert' ? w.nav.scoring : me.role === 'supportUnit' ? w.nav.formal : w.nav.todo}
      lead={<span className="keys-hint">{w.list.keys}</span>}
      wide
    >
      <Filters active={filtered} onClear={() => put({ q: undefined, status: undefined, category: undefined, kind: undefined })}>
        <SearchBox value={search.q} onChange={(q) => put({ q })} />
        {me.role !== 'expert' && (
          <KindFilter
            value={search.kind}
            onChange={(next) => put({ kind: next })}
            kinds={me.role === 'province' ? [...KINDS] : ['application', 'evaluation']}
          />
        )}
        <CategoryFilter value={search.category} onChange={(category) => put({ category })} />
        {me.role !== 'expert' && <StatusFilter kind={kind ?? 'application'} role={me.role} value={search.status} onChange={(status) => put({ status })} />}
      </Filters>
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <p className="empty">{filtered ? w.list.empty : w.list.emptyAll}</p>}
      {rows.length > 0 && <Table label={w.nav.todo} columns={columns} rows={rows} keyOf={(row) => row.stream} onOpen={(row) => open(row.stream)} />}
      <ListFoot list={list} kinds={[...KINDS]} shown={rows.length} />
    </Page>
  );
}
