import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../../app/me.js';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { CaseBody } from './case-body.js';

const route = getRouteApi('/signedIn/evaluations/$campaign/$titleNo');

export function EvaluationPage() {
  const params = route.useParams();
  const me = useMe();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(read('readEvaluation', { params }, { streams: [`evaluation/${params.campaign}/${params.titleNo}`] }));
  if (data) return <CaseBody view={data} me={me} params={{ campaign: params.campaign, titleNo: params.titleNo }} />;
  return <Page title={w.evaluation.title}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
}
