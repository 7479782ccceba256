import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useMe } from '../../app/me.js';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';

/** A province has one desk per season: with one season there is nothing to choose. */
export function DesksPage() {
  const me = useMe();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(read('listSeasons'));
  if (!data) return <Page title={w.desk.title}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  const [only] = data.rows;
  if (only && data.rows.length === 1 && me.authority)
    return <Navigate to="/desk/$season/$authority" params={{ season: only.season, authority: me.authority }} replace />;
  return (
    <Page title={w.desk.title}>
      {data.rows.length === 0 && <p className="empty">{w.season.none}</p>}
      <ul className="plain-list">
        {me.authority &&
          data.rows.map((season) => (
            <li key={season.season}>
              <Link to="/desk/$season/$authority" params={{ season: season.season, authority: me.authority ?? '' }}>
                {season.title}
              </Link>
            </li>
          ))}
      </ul>
    </Page>
  );
}
