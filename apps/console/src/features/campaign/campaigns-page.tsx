import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import type { CampaignRow } from '#libs/contracts/http/season-view';
import { useMe } from '../../app/me.js';
import { read } from '../../http/query.js';
import { DueCell } from '../../ui/moment.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/words.js';

const OpenCampaign = lazy(() => import('./open-campaign.js').then((module) => ({ default: module.OpenCampaign })));

export function CampaignsPage() {
  const me = useMe();
  const { w } = useWords();
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  const { data, error, refetch } = useQuery(read('listCampaigns', {}, { kinds: ['campaign'], eager: true }));
  const columns: Column<CampaignRow>[] = [
    { id: 'year', head: w.commands.fields['year'], cell: (row) => <strong>{row.year}</strong> },
    { id: 'code', head: w.commands.fields['campaign'], secondary: true, cell: (row) => <span className="mono">{row.campaign}</span> },
    { id: 'register', head: w.commands.fields['register'], secondary: true, cell: (row) => row.register },
    { id: 'closes', head: w.evaluation.closesAt, cell: (row) => <DueCell at={row.closesAt} /> },
    { id: 'status', head: w.list.status, cell: (row) => <Status kind="campaign" status={row.status} role={me.role} /> },
  ];
  return (
    <Page title={w.campaign.title} aside={me.role === 'ministry' && <Button onClick={() => setOpening(true)}>{w.campaign.open}</Button>}>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.rows.length === 0 && <p className="empty">{w.campaign.none}</p>}
      {data && data.rows.length > 0 && (
        <Table
          label={w.campaign.title}
          columns={columns}
          rows={data.rows}
          keyOf={(row) => row.campaign}
          onOpen={(row) => void navigate({ to: '/campaigns/$campaign', params: { campaign: row.campaign } })}
        />
      )}
      {opening && (
        <Suspense fallback={null}>
          <OpenCampaign onClose={() => setOpening(false)} />
        </Suspense>
      )}
    </Page>
  );
}
