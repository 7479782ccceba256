import { Select } from 'antd';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ProcessRow } from '#libs/contracts/http/process-view';
import { pages } from '../../http/pages.js';
import { read } from '../../http/query.js';
import { Filters, ListFoot } from '../../lists/filters.js';
import { DueCell } from '../../ui/moment.js';
import { Facts, Loading, Page, Section, Trouble } from '../../ui/page.js';
import { Icon } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/words.js';

const route = getRouteApi('/signedIn/processes');
const KINDS = ['application', 'desk', 'season', 'campaign', 'evaluation', 'title'] as const;

export function ProcessesPage() {
  const { w } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/processes' });
  const late = search.late === 'true' ? ('true' as const) : undefined;
  const list = useInfiniteQuery(pages('listProcesses', { kind: search.kind, late }, [...KINDS]));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const put = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns: Column<ProcessRow>[] = [
    { id: 'stream', head: w.processes.process, cell: (row) => <span className="mono">{row.stream}</span> },
    { id: 'stage', head: w.processes.stage, cell: (row) => w.stages[row.stage] ?? row.stage },
    { id: 'version', head: w.processes.version, numeric: true, secondary: true, cell: (row) => row.version },
    { id: 'due', head: w.processes.waiting, cell: (row) => <DueCell at={row.nextDueAt} /> },
    {
      id: 'late',
      head: w.processes.state,
      cell: (row) =>
        row.late ? (
          <span className="status tone-bad">
            <Icon icon="late" /> {w.processes.late}
          </span>
        ) : row.mailWaiting ? (
          w.processes.mail
        ) : (
          <span className="muted">{w.processes.onTime}</span>
        ),
    },
  ];
  return (
    <Page title={w.processes.title} wide>
      <Health />
      <Section title={w.processes.list}>
        <Filters active={Boolean(search.kind ?? search.late)} onClear={() => put({ kind: undefined, late: undefined })}>
          <label htmlFor="process-kind">
            {w.list.kind}
            <Select
              id="process-kind"
              value={search.kind ?? ''}
              style={{ width: 160 }}
              onChange={(kind) => put({ kind: kind || undefined })}
              options={[{ value: '', label: w.list.all }, ...KINDS.map((kind) => ({ value: kind, label: w.processes.kinds[kind] }))]}
            />
          </label>
          <label htmlFor="process-late">
            {w.processes.state}
            <Select
              id="process-late"
              value={search.late ?? ''}
              style={{ width: 140 }}
              onChange={(next) => put({ late: next || undefined })}
              options={[
                { value: '', label: w.list.all },
                { value: 'true', label: w.processes.late },
              ]}
            />
          </label>
        </Filters>
        {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
        {list.isPending && <Loading />}
        {list.data && rows.length === 0 && <p className="empty">{w.list.empty}</p>}
        {rows.length > 0 && (
          <Table
            label={w.processes.list}
            columns={columns}
            rows={rows}
            keyOf={(row) => row.stream}
            onOpen={(row) => void navigate({ to: '/process/$', params: { _splat: row.stream } })}
          />
        )}
        <ListFoot list={list} kinds={[...KINDS]} shown={rows.length} />
      </Section>
    </Page>
  );
}

/** In business words; what is late but harmless stands beside what is down. */
function Health() {
  const { w } = useWords();
  const { data, error } = useQuery({ ...read('readReadiness'), refetchInterval: 15_000 });
  if (!data) return error ? <Trouble error={error} /> : null;
  return (
    <Section title={w.processes.health}>
      <Facts
        pairs={[
          [w.processes.ready, data.ready ? w.processes.healthy : w.processes.unhealthy],
          ['PostgreSQL', data.postgresql === 'up' ? w.processes.healthy : w.processes.unhealthy],
          ['Temporal', data.temporal === 'up' ? w.processes.healthy : w.processes.unhealthy],
          [w.processes.clock, data.clockSkewMs === null ? '—' : `${data.clockSkewMs} ms`],
          [w.processes.mailWaiting, data.mail ? w.processes.waitingSince(data.mail.waiting, Math.round(data.mail.oldestSeconds)) : '—'],
          [w.processes.overdue, data.overdueDues ? w.processes.waitingSince(data.overdueDues.count, Math.round(data.overdueDues.oldestSeconds)) : '—'],
        ]}
      />
      {data.degraded.length > 0 && <p className="would-fail">{data.degraded.join('；')}</p>}
    </Section>
  );
}
