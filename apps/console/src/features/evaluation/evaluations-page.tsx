import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { EvaluationRow } from '#libs/contracts/http/list-views';
import { useMe } from '../../app/me.js';
import { pages } from '../../http/pages.js';
import { read } from '../../http/query.js';
import { AuthorityFilter, Filters, ListFoot, SearchBox, StatusFilter } from '../../lists/filters.js';
import { useOpen } from '../../lists/use-open.js';
import { DueCell } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/words.js';

const route = getRouteApi('/signedIn/evaluations');

export function EvaluationsPage() {
  const me = useMe();
  const { w } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/evaluations' });
  const open = useOpen();
  const national = me.role !== 'province' && me.role !== 'applicant';
  const campaigns = useQuery({ ...read('listCampaigns'), enabled: national });
  const campaign = useQuery({
    ...read('readCampaign', { params: { campaign: search.campaign ?? campaigns.data?.rows[0]?.campaign ?? '' } }),
    enabled: national && Boolean(campaigns.data?.rows[0]),
  });
  const list = useInfiniteQuery(
    pages('listEvaluations', { q: search.q, status: search.status, authority: search.authority, campaign: search.campaign }, ['evaluation']),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Boolean(search.q ?? search.status ?? search.authority);
  const put = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });

  const columns: Column<EvaluationRow>[] = [
    { id: 'no', head: w.evaluation.titleNo, secondary: true, cell: (row) => <span className="mono nowrap">{row.titleNo}</span> },
    { id: 'unit', head: w.list.unit, cell: (row) => <span className="cell-main">{row.unitName}</span> },
    { id: 'kind', head: w.evaluation.kind, secondary: true, cell: (row) => (w.categories as Record<string, string>)[row.kind] ?? row.kind },
    { id: 'batch', head: w.evaluation.batch, numeric: true, secondary: true, cell: (row) => row.batch },
    ...(national ? [{ id: 'authority', head: w.list.authority, secondary: true, cell: (row: EvaluationRow) => row.authorityName }] : []),
    { id: 'due', head: w.list.due, cell: (row) => <DueCell at={row.dueAt} /> },
    { id: 'status', head: w.list.status, cell: (row) => <Status kind="evaluation" status={row.status} role={me.role} /> },
  ];
  return (
    <Page
      title={me.role === 'applicant' ? w.nav.myEvaluations : w.evaluation.title}
      lead={rows.length > 0 && <span className="keys-hint">{w.list.keys}</span>}
      wide
    >
      {me.role !== 'applicant' && (
        <Filters active={filtered} onClear={() => put({ q: undefined, status: undefined, authority: undefined })}>
          <SearchBox value={search.q} onChange={(q) => put({ q })} />
          <StatusFilter kind="evaluation" role={me.role} value={search.status} onChange={(status) => put({ status })} />
          {national && (
            <AuthorityFilter
              value={search.authority}
              onChange={(authority) => put({ authority })}
              authorities={(campaign.data?.authorities ?? []).map((row) => ({ code: row.authority, name: row.name }))}
            />
          )}
        </Filters>
      )}
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <p className="empty">{filtered ? w.list.empty : w.evaluation.none}</p>}
      {rows.length > 0 && (
        <Table
          label={w.evaluation.title}
          columns={columns}
          rows={rows}
          keyOf={(row) => `${row.campaign}/${row.titleNo}`}
          onOpen={(row) => open(`evaluation/${row.campaign}/${row.titleNo}`)}
        />
      )}
      <ListFoot list={list} kinds={['evaluation']} shown={rows.length} />
    </Page>
  );
}
