import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useState } from 'react';
import type { AllowedView } from '#libs/contracts/http/case-view';
import type { SeasonView } from '#libs/contracts/http/season-view';
import { Button } from 'antd';
import { useMe } from '../../app/me.js';
import { Actions } from '../../command/actions.js';
import { read } from '../../http/query.js';
import { Moment } from '../../ui/moment.js';
import { Next } from '../../ui/next.js';
import { Facts, Loading, Page, Section, Trouble } from '../../ui/page.js';
import { Record } from '../../ui/record.js';
import { Status } from '../../ui/status.js';
import { useWords } from '../../words/words.js';
import { Board } from './board.js';
import '../desk/desk.css';

const route = getRouteApi('/signedIn/season/$season');
const AmendDialog = lazy(() => import('./amend-dialog.js').then((module) => ({ default: module.AmendDialog })));

export function SeasonPage() {
  const { season } = route.useParams();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(read('readSeason', { params: { season } }, { streams: [`season/${season}`] }));
  if (!data) return <Page title={w.season.title}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  return <Season view={data} />;
}

function Season({ view }: { view: SeasonView }) {
  const me = useMe();
  const { w, say } = useWords();
  const [amending, setAmending] = useState(false);
  const target = useMemo(() => ({ params: { season: view.season }, version: view.version }), [view.season, view.version]);
  const instead = (row: AllowedView) =>
    row.command === 'amendSeasonCalendar' ? (
      <Button key={row.command} onClick={() => setAmending(true)}>
        {say(row.title)}
      </Button>
    ) : null;
  const ordered = [...view.allowed].sort((a, b) => Number(a.command === 'amendSeasonCalendar') - Number(b.command === 'amendSeasonCalendar'));
  return (
    <Page
      title={view.title}
      lead={w.season.under(view.programme.title, view.programme.version, view.programme.hash.slice(0, 8))}
      wide
      aside={
        <p className="case-status">
          <Status kind="season" status={view.status} role={me.role} />
        </p>
      }
    >
      <div className="two two-top">
        <Next next={view.next} />
        <section className="may" aria-labelledby="may-title">
          <h2 id="may-title">{w.case.may}</h2>
          <Actions allowed={ordered} target={target} instead={instead} due={view.next?.command} empty={w.case.noneStaff} />
        </section>
      </div>
      <Section title={w.season.calendar} aside={view.amendments > 0 && <span className="note">{w.season.amended(view.amendments)}</span>}>
        <Facts
          pairs={[
            [w.season.fillOpensAt, <Moment at={view.calendar.fillOpensAt} />],
            [w.season.fillClosesAt, <Moment at={view.calendar.fillClosesAt} countdown />],
            [w.season.provinceReviewClosesAt, <Moment at={view.calendar.provinceReviewClosesAt} countdown />],
            [w.season.dispatchClosesAt, <Moment at={view.calendar.dispatchClosesAt} countdown />],
            [w.season.consultation, w.season.consultations[view.consultation]],
            [
              w.season.publicity,
              view.publicity ? (
                <>
                  {w.season.round(view.publicity.round)} · <Moment at={view.publicity.from} /> —{' '}
                  <Moment at={view.publicity.endsAt} countdown={!view.publicity.closed} />
                  {view.publicity.provisional && ` · ${w.season.provisional}`}
                </>
              ) : (
                w.season.notStarted
              ),
            ],
            [
              w.season.announcements,
              view.announcements.length === 0
                ? w.season.notStarted
                : view.announcements.map((one) => `${w.season.round(one.round)} ${one.documentNo}`).join('；'),
            ],
          ]}
        />
      </Section>
      <Board season={view.season} />
      <Record facts={view.facts} />
      {amending && (
        <Suspense fallback={null}>
          <AmendDialog view={view} onClose={() => setAmending(false)} />
        </Suspense>
      )}
    </Page>
  );
}
