import { Button } from 'antd';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import type { ApplicationRow } from '#libs/contracts/http/list-views';
import { pages } from '../../http/pages.js';
import { read } from '../../http/query.js';
import { ListFoot } from '../../lists/filters.js';
import { useOpen } from '../../lists/use-open.js';
import { DueCell } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/words.js';

const StartDialog = lazy(() => import('./start-dialog.js').then((module) => ({ default: module.StartDialog })));

/** 我的申报: what is due, by when; a new one begins here. */
export function MyPage() {
  const { w } = useWords();
  const open = useOpen();
  const [starting, setStarting] = useState(false);
  const list = useInfiniteQuery(pages('listApplications', { sort: 'due' }, ['application']));
  const seasons = useQuery(read('listSeasons'));
  const running = seasons.data?.rows.filter((season) => season.status === 'running') ?? [];
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: Column<ApplicationRow>[] = [
    { id: 'no', head: w.list.no, secondary: true, cell: (row) => <span className="mono nowrap">{row.applicationNo}</span> },
    { id: 'unit', head: w.list.unit, cell: (row) => <span className="cell-main">{row.unitName}</span> },
    { id: 'category', head: w.list.category, secondary: true, cell: (row) => w.categories[row.category] },
    { id: 'due', head: w.list.due, cell: (row) => <DueCell at={row.dueAt} /> },
    {
      id: 'status',
      head: w.list.status,
      cell: (row) => (
        <Status
          kind="application"
          status={row.status}
          role="applicant"
          mine={row.status === 'draft' || row.status === 'returned' || row.status === 'formalQueried'}
        />
      ),
    },
  ];
  return (
    <Page
      title={w.my.title}
      lead={rows.length > 0 && <span className="keys-hint">{w.list.keys}</span>}
      aside={
        running.length > 0 && (
          <Button type="primary" onClick={() => setStarting(true)}>
            {w.my.start}
          </Button>
        )
      }
    >
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <p className="empty">{w.my.empty}</p>}
      {rows.length > 0 && (
        <Table label={w.my.title} columns={columns} rows={rows} keyOf={(row) => row.applicationId} onOpen={(row) => open(`application/${row.applicationId}`)} />
      )}
      <ListFoot list={list} kinds={['application']} shown={rows.length} />
      {starting && (
        <Suspense fallback={null}>
          <StartDialog seasons={running} onClose={() => setStarting(false)} />
        </Suspense>
      )}
    </Page>
  );
}
