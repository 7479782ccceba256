import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { read } from '../../http/query.js';
import { Moment } from '../../ui/moment.js';
import { Next } from '../../ui/next.js';
import { Facts, Loading, Page, Trouble } from '../../ui/page.js';
import { ReceiptDownload } from '../../ui/receipt-download.js';
import { useWords } from '../../words/words.js';
import './apply.css';

const route = getRouteApi('/signedIn/apply/$caseId/sent');

/** Number, instant, digest, and what comes next: the only page that says 已提交. */
export function ReceiptPage() {
  const { caseId } = route.useParams();
  const { w, say } = useWords();
  const { data: view, error, refetch } = useQuery(read('readApplication', { params: { applicationId: caseId } }, { streams: [`application/${caseId}`] }));
  if (!view) return <Page title={w.apply.receipt}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  const sent = view.facts.findLast((fact) => fact.type === 'ApplicationSubmitted');
  return (
    <Page title={sent ? w.apply.sent(view.no) : w.apply.notSent} lead={`${view.unitName} · ${say(view.categoryText)} · ${view.authorityName}`}>
      {sent && (
        <Facts
          pairs={[
            [w.apply.sentAt, <Moment at={sent.at} />],
            [w.case.submitted, w.case.submission(view.submission)],
            [w.case.applicationDate, view.applicationDate ?? '—'],
            [w.apply.contentHash, <span className="mono hash">{String(sent.details['contentHash'] ?? '')}</span>],
            [w.case.hash, <span className="mono hash">{sent.hash}</span>],
          ]}
        />
      )}
      {sent && <ReceiptDownload fact={sent} />}
      <div className="receipt-next">
        <Next next={view.next} />
      </div>
      <p>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {w.apply.toCase}
        </Link>
      </p>
    </Page>
  );
}
