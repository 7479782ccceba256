import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { FillIn } from './fill-in.js';

const route = getRouteApi('/signedIn/apply/$caseId');

export function ApplyPage() {
  const { caseId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { w } = useWords();
  const view = useQuery(read('readApplication', { params: { applicationId: caseId } }, { streams: [`application/${caseId}`] }));
  if (!view.data) return <Page title={w.apply.title}>{view.error ? <Trouble error={view.error} retry={() => void view.refetch()} /> : <Loading />}</Page>;
  return (
    <FillIn
      view={view.data}
      form={{ kind: 'application', params: { applicationId: caseId } }}
      section={search.section}
      command="submitApplication"
      onSection={(section) => void navigate({ to: '/apply/$caseId', params: { caseId }, search: { section } })}
      onSent={() => void navigate({ to: '/apply/$caseId/sent', params: { caseId } })}
    />
  );
}
