import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ApplicationRow } from '#libs/contracts/http/list-views';
import { useMe } from '../../app/me.js';
import { pages } from '../../http/pages.js';
import { read } from '../../http/query.js';
import { AuthorityFilter, CategoryFilter, Filters, ListFoot, SearchBox, StatusFilter } from '../../lists/filters.js';
import { useOpen } from '../../lists/use-open.js';
import { formatFigure } from '../../ui/figures.js';
import { DueCell } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/words.js';

const route = getRouteApi('/signedIn/applications');

/** All applications this reader may see, filtered by the address alone. */
export function ApplicationsPage() {
  const me = useMe();
  const { w } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/applications' });
  const open = useOpen();
  const seasons = useQuery(read('listSeasons'));
  const season = useQuery({
    ...read('readSeason', { params: { season: search.season ?? seasons.data?.rows[0]?.season ?? '' } }),
    enabled: Boolean(search.season ?? seasons.data?.rows[0]),
  });
  const list = useInfiniteQuery(
    pages(
      'listApplications',
      { q: search.q, status: search.status, category: search.category, authority: search.authority, season: search.season, stage: search.stage },
      ['application'],
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Boolean(search.q ?? search.status ?? search.category ?? search.authority ?? search.stage);
  const put = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const national = me.role !== 'province' && me.role !== 'applicant';

  const columns: Column<ApplicationRow>[] = [
    { id: 'no', head: w.list.no, secondary: true, cell: (row) => <span className="mono nowrap">{row.applicationNo}</span> },
    { id: 'unit', head: w.list.unit, cell: (row) => <span className="cell-main">{row.unitName}</span> },
    { id: 'category', head: w.list.category, secondary: true, cell: (row) => w.categories[row.category] },
    ...(national ? [{ id: 'authority', head: w.list.authority, secondary: true, cell: (row: ApplicationRow) => row.authorityName }] : []),
    {
      id: 'ratio',
      head: `${w.list.ratio}（%）`,
      numeric: true,
      secondary: true,
      cell: (row) => (row.figures['serviceRatio'] ? formatFigure('', row.figures['serviceRatio']) : '—'),
    },
    { id: 'due', head: w.list.due, cell: (row) => <DueCell at={row.dueAt} /> },
    { id: 'status', head: w.list.status, cell: (row) => <Status kind="application" status={row.status} role={me.role} /> },
  ];
  return (
    <Page title={w.nav.search} lead={<span className="keys-hint">{w.list.keys}</span>} wide>
      <Filters active={filtered} onClear={() => put({ q: undefined, status: undefined, category: undefined, authority: undefined, stage: undefined })}>
        <SearchBox value={search.q} onChange={(q) => put({ q })} />
        <CategoryFilter value={search.category} onChange={(category) => put({ category })} />
        <StatusFilter kind="application" role={me.role} value={search.status} onChange={(status) => put({ status })} />
        {national && <AuthorityFilter value={search.authority} onChange={(authority) => put({ authority })} authorities={season.data?.authorities ?? []} />}
      </Filters>
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <p className="empty">{w.list.empty}</p>}
      {rows.length > 0 && (
        <Table
          label={w.nav.search}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.applicationId}
          onOpen={(row) => open(`application/${row.applicationId}`)}
        />
      )}
      <ListFoot list={list} kinds={['application']} shown={rows.length} />
    </Page>
  );
}
