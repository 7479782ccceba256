import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CampaignView } from '#libs/contracts/http/season-view';
import { useMe } from '../../app/me.js';
import { Actions } from '../../command/actions.js';
import { read } from '../../http/query.js';
import { Moment } from '../../ui/moment.js';
import { Next } from '../../ui/next.js';
import { Facts, Loading, Page, Section, Trouble } from '../../ui/page.js';
import { Record } from '../../ui/record.js';
import { Status } from '../../ui/status.js';
import { Table, type Column } from '../../ui/table.js';
import { EVALUATION_STATUS } from '../../words/statuses.js';
import { minuteOf } from '../../ui/when.js';
import { useWords } from '../../words/words.js';
import '../desk/desk.css';

const route = getRouteApi('/signedIn/campaigns/$campaign');
type Row = CampaignView['authorities'][number];

/** Nobody failed wrongly: who would fail at the deadline stands here, by name, before it happens. */
export function CampaignPage() {
  const { campaign } = route.useParams();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(
    read('readCampaign', { params: { campaign } }, { streams: [`campaign/${campaign}`], kinds: ['evaluation'], eager: true }),
  );
  if (!data) return <Page title={w.campaign.title}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  return <Campaign view={data} />;
}

function Campaign({ view }: { view: CampaignView }) {
  const me = useMe();
  const { w, language } = useWords();
  const target = useMemo(() => ({ params: { campaign: view.campaign }, version: view.version }), [view.campaign, view.version]);
  const present = Object.keys(EVALUATION_STATUS).filter((status) => view.authorities.some((row) => (row.statuses[status] ?? 0) > 0));
  const total = Object.values(view.totals).reduce((sum, n) => sum + n, 0);
  const columns: Column<Row>[] = [
    {
      id: 'authority',
      head: w.season.authority,
      cell: (row) => (
        <Link to="/evaluations" search={{ campaign: view.campaign, authority: row.authority }}>
          {row.name}
        </Link>
      ),
    },
    { id: 'total', head: w.season.total, numeric: true, cell: (row) => <strong>{row.total}</strong> },
    ...present.map(
      (status): Column<Row> => ({
        id: status,
        head: EVALUATION_STATUS[status]?.staff[language] ?? status,
        numeric: true,
        cell: (row) =>
          row.statuses[status] ? (
            <Link to="/evaluations" search={{ campaign: view.campaign, authority: row.authority, status }}>
              {row.statuses[status]}
            </Link>
          ) : (
            <span className="muted">0</span>
          ),
      }),
    ),
  ];
  return (
    <Page
      title={w.campaign.of(view.year)}
      lead={`${view.programme.title} · ${w.campaign.total(total)}`}
      wide
      aside={
        <p className="case-status">
          <Status kind="campaign" status={view.status} role={me.role} />
        </p>
      }
    >
      <div className="two two-top">
        <Next next={view.next} />
        <section className="may" aria-labelledby="may-title">
          <h2 id="may-title">{w.case.may}</h2>
          <Actions
            allowed={view.allowed}
            target={target}
            due={view.next?.command}
            empty={w.case.noneStaff}
            options={(command) => (command === 'amendCampaignCalendar' ? { start: { calendar: view.calendar } } : {})}
          />
        </section>
      </div>
      {view.status === 'filing' && view.wouldFail > 0 && (
        <p className="would-fail">
          {w.campaign.willFail(view.wouldFail)}{' '}
          <Link to="/evaluations" search={{ campaign: view.campaign, status: 'notStarted,returned' }}>
            {w.campaign.show}
          </Link>
        </p>
      )}
      <Section title={w.season.calendar}>
        <Facts
          pairs={[
            [w.commands.fields['opensAt'], <Moment at={view.calendar.opensAt} />],
            [w.evaluation.closesAt, <Moment at={view.calendar.closesAt} countdown />],
            [
              w.campaign.reminders,
              <ul>
                {view.calendar.reminders.map((one) => (
                  <li key={one.daysBefore} className="nowrap">
                    T-{one.daysBefore} {minuteOf(one.at)}
                    {view.reminded.includes(one.daysBefore) && ' ✓'}
                  </li>
                ))}
              </ul>,
            ],
          ]}
        />
      </Section>
      <Section title={w.campaign.byAuthority}>
        <Table label={w.campaign.byAuthority} columns={columns} rows={view.authorities} keyOf={(row) => row.authority} />
      </Section>
      <Record facts={view.facts} />
    </Page>
  );
}
