import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { read } from '../../http/query.js';
import { Loading, Page, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';
import { FillIn } from './fill-in.js';

const route = getRouteApi('/signedIn/evaluate/$campaign/$titleNo');

export function EvaluatePage() {
  const params = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { w } = useWords();
  const view = useQuery(read('readEvaluation', { params }, { streams: [`evaluation/${params.campaign}/${params.titleNo}`] }));
  if (!view.data) return <Page title={w.apply.evaluation}>{view.error ? <Trouble error={view.error} retry={() => void view.refetch()} /> : <Loading />}</Page>;
  return (
    <FillIn
      view={view.data}
      form={{ kind: 'evaluation', params: { campaign: params.campaign, titleNo: params.titleNo } }}
      section={search.section}
      command="submitEvaluation"
      onSection={(section) => void navigate({ to: '/evaluate/$campaign/$titleNo', params, search: { section } })}
      onSent={() => void navigate({ to: '/evaluations/$campaign/$titleNo', params })}
    />
  );
}
