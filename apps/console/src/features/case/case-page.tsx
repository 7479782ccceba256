import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../../app/me.js';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { CaseBody } from './case-body.js';

const route = getRouteApi('/signedIn/cases/$caseId');

/** One page for all roles: what a reader may not know is not in the view. */
export function CasePage() {
  const { caseId } = route.useParams();
  const me = useMe();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(read('readApplication', { params: { applicationId: caseId } }, { streams: [`application/${caseId}`] }));
  if (data) return <CaseBody view={data} me={me} params={{ applicationId: caseId }} />;
  return <Page title={w.case.form}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
}
