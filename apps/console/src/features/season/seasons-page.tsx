import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SeasonRow } from '#libs/contracts/http/season-view';
import { useMe } from '../../app/me.js';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { minuteOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';
import { OpenSeason } from './open-season.js';

export function SeasonsPage() {
  const me = useMe();
  const { w } = useWords();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const { data, error, refetch } = useQuery(read('listSeasons', {}, { kinds: ['season'], eager: true }));
  const columns: Column<SeasonRow>[] = [
    {
      id: 'title',
      head: w.season.season,
      cell: (row) => (
        <span className="cell-main">
          <strong>{row.title}</strong>
          <br />
          <span className="note mono">{row.season}</span>
        </span>
      ),
    },
    { id: 'fill', head: w.season.fillClosesAt, secondary: true, cell: (row) => <span className="nowrap">{minuteOf(row.calendar.fillClosesAt)}</span> },
    {
      id: 'review',
      head: w.season.provinceReviewClosesAt,
      secondary: true,
      cell: (row) => <span className="nowrap">{minuteOf(row.calendar.provinceReviewClosesAt)}</span>,
    },
    { id: 'dispatch', head: w.season.dispatchClosesAt, cell: (row) => <span className="nowrap">{minuteOf(row.calendar.dispatchClosesAt)}</span> },
    { id: 'status', head: w.list.status, cell: (row) => <Status kind="season" status={row.status} role={me.role} /> },
  ];
  return (
    <Page title={w.season.title} aside={me.role === 'ministry' && <Button onClick={() => setOpening(true)}>{w.season.openNew}</Button>}>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.rows.length === 0 && <p className="empty">{w.season.none}</p>}
      {data && data.rows.length > 0 && (
        <Table
          label={w.season.title}
          columns={columns}
          rows={data.rows}
          keyOf={(row) => row.season}
          onOpen={(row) => void navigate({ to: '/season/$season', params: { season: row.season } })}
        />
      )}
      {opening && <OpenSeason onClose={() => setOpening(false)} />}
    </Page>
  );
}
