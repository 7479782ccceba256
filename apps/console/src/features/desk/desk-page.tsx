import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DeskView } from '#libs/contracts/http/desk-view';
import { useMe } from '../../app/me.js';
import { Actions } from '../../command/actions.js';
import { read } from '../../http/query.js';
import { Moment } from '../../ui/moment.js';
import { Next } from '../../ui/next.js';
import { Facts, Loading, Page, Section, Trouble } from '../../ui/page.js';
import { Record } from '../../ui/record.js';
import { Status } from '../../ui/status.js';
import { useWords } from '../../words/words.js';
import { Ranking } from './ranking.js';
import './desk.css';

const route = getRouteApi('/signedIn/desk/$season/$authority');

export function DeskPage() {
  const params = route.useParams();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(
    read('readDesk', { params }, { streams: [`desk/${params.season}/${params.authority}`], kinds: ['application'], eager: true }),
  );
  if (!data) return <Page title={w.desk.title}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  return <Desk view={data} />;
}

function Desk({ view }: { view: DeskView }) {
  const me = useMe();
  const { w, say } = useWords();
  const navigate = useNavigate();
  const { category } = route.useSearch();
  const params = useMemo(() => ({ season: view.season, authority: view.authority }), [view.season, view.authority]);
  const shown = view.categories.find((one) => one.category === category) ?? view.categories[0];
  return (
    <Page
      title={`${w.desk.title} · ${view.authorityName}`}
      lead={view.letterNo ? `${w.desk.letter} ${view.letterNo}` : undefined}
      wide
      aside={
        <p className="case-status">
          <Status kind="desk" status={view.status} role={me.role} mine={view.status === 'sealed' && me.role === 'province'} />
        </p>
      }
    >
      <div className="two two-top">
        <Next next={view.next} />
        <section className="may" aria-labelledby="may-title">
          <h2 id="may-title">{w.case.may}</h2>
          <Actions allowed={view.allowed} target={{ params, version: view.version }} due={view.next?.command} empty={w.case.noneStaff} />
        </section>
      </div>
      <div className="section">
        <Facts
          pairs={[
            [w.season.provinceReviewClosesAt, <Moment at={view.dates.provinceReviewClosesAt} countdown />],
            [w.season.dispatchClosesAt, <Moment at={view.dates.dispatchClosesAt} countdown />],
            ...(view.dispatchedAt ? [[w.desk.dispatchedAt, <Moment at={view.dispatchedAt} />] as const] : []),
          ]}
        />
      </div>
      <Section title={w.desk.ranking}>
        <ul className="quotas">
          {view.categories.map((one) => (
            <li key={one.category}>
              <button
                type="button"
                className={one === shown ? 'quota here' : 'quota'}
                aria-pressed={one === shown}
                onClick={() => void navigate({ to: '/desk/$season/$authority', params, search: { category: one.category }, replace: true })}
              >
                <span>{say(one.title)}</span>
                <strong className={one.used >= one.quota ? 'full' : undefined}>
                  {w.desk.used(one.used, one.quota)}
                  {one.used >= one.quota && ` ${w.desk.full}`}
                </strong>
                <span className="bar" aria-hidden="true">
                  {Array.from({ length: one.quota }, (_, at) => (
                    <i key={at} className={at < one.used ? 'on' : undefined} />
                  ))}
                </span>
                <span className="note">{w.desk.waiting(one.candidates.length)}</span>
              </button>
            </li>
          ))}
        </ul>
        {shown && <Ranking key={shown.category} view={view} category={shown} />}
      </Section>
      <Record facts={view.facts} />
    </Page>
  );
}
