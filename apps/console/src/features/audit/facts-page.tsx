import { Input } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { FactView } from '#libs/contracts/http/case-view';
import { pages } from '../../http/pages.js';
import { Filters, ListFoot } from '../../lists/filters.js';
import { useOpen } from '../../lists/use-open.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Table, type Column } from '../../ui/table.js';
import { fromWallClock, wallClock } from '../../ui/when.js';
import { useWords } from '../../words/words.js';

const route = getRouteApi('/signedIn/facts');
const FIELDS = ['stream', 'type', 'actor', 'from', 'to'] as const;

/** Every fact, who and why, with its digest; the search is the address. */
export function FactsPage() {
  const { w, say } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/facts' });
  const open = useOpen();
  const list = useInfiniteQuery(
    pages('searchFacts', { stream: search.stream, type: search.type, actor: search.actor, from: instantOf(search.from), to: instantOf(search.to) }, [
      'application',
      'desk',
      'season',
      'campaign',
      'evaluation',
      'title',
    ]),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const put = (change: Partial<typeof search>) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
  const columns: Column<FactView>[] = [
    { id: 'at', head: w.audit.at, cell: (fact) => <span className="nowrap">{wallClock(fact.recordedAt)}</span> },
    {
      id: 'stream',
      head: w.audit.stream,
      cell: (fact) => (
        <span className="mono">
          {fact.stream}@{fact.version}
        </span>
      ),
    },
    { id: 'actor', head: w.audit.actor, cell: (fact) => say(fact.actor.name) },
    {
      id: 'what',
      head: w.audit.what,
      cell: (fact) => (
        <span className="cell-main">
          {say(fact.what)}
          <br />
          <span className="note mono">{fact.type}</span>
        </span>
      ),
    },
    {
      id: 'cause',
      head: w.audit.cause,
      secondary: true,
      cell: (fact) => (
        <span>
          {w.audit.causes[fact.cause.kind]}
          {fact.cause.of && <span className="note mono"> {fact.cause.of}</span>}
        </span>
      ),
    },
    {
      id: 'hash',
      head: w.audit.hash,
      secondary: true,
      cell: (fact) => (
        <span className="mono" title={fact.hash}>
          {fact.hash.slice(0, 12)}
        </span>
      ),
    },
  ];
  return (
    <Page title={w.audit.title} wide>
      <Filters
        active={FIELDS.some((field) => search[field])}
        onClear={() => put({ stream: undefined, type: undefined, actor: undefined, from: undefined, to: undefined })}
      >
        {FIELDS.map((field) => (
          <Box
            key={field}
            label={w.audit[field]}
            hint={field === 'from' || field === 'to' ? '2022-05-01 00:00' : ''}
            value={search[field]}
            onChange={(value) => put({ [field]: value })}
          />
        ))}
      </Filters>
      {list.error && <Trouble error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && rows.length === 0 && <p className="empty">{w.audit.none}</p>}
      {rows.length > 0 && (
        <Table label={w.audit.title} columns={columns} rows={rows} keyOf={(fact) => `${fact.stream}@${fact.version}`} onOpen={(fact) => open(fact.stream)} />
      )}
      <ListFoot list={list} kinds={['application', 'desk', 'season', 'campaign', 'evaluation', 'title']} shown={rows.length} />
    </Page>
  );
}

const instantOf = (text: string | undefined): string | undefined =>
  text && /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$/.test(text) ? fromWallClock(text) : undefined;

function Box({ label, hint, value, onChange }: { label: string; hint: string; value: string | undefined; onChange(value: string | undefined): void }) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <label>
      {label}
      <Input
        value={typed}
        placeholder={hint}
        style={{ width: 190 }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed !== (value ?? '') && onChange(typed.trim() || undefined)}
        onPressEnter={() => onChange(typed.trim() || undefined)}
      />
    </label>
  );
}
