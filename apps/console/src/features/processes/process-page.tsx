import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem, call } from '../../http/client.js';
import { read } from '../../http/query.js';
import { PressError } from '../../command/press-error.js';
import { Moment } from '../../ui/moment.js';
import { Facts, Loading, Page, Section, Trouble } from '../../ui/page.js';
import { useWords } from '../../words/words.js';

const route = getRouteApi('/signedIn/process/$');

/** The process as its stream and the engine see it; what it answers itself is asked for one query at a time. */
export function ProcessPage() {
  const { _splat: stream = '' } = route.useParams();
  const { w } = useWords();
  const { data, error, refetch } = useQuery(read('readProcess', { params: { stream } }, { streams: [stream] }));
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answer, setAnswer] = useState<{ query: string; text: string } | null>(null);
  if (!data) return <Page title={stream}>{error ? <Trouble error={error} retry={() => void refetch()} /> : <Loading />}</Page>;

  const attempt = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (met) {
      if (met instanceof Problem) setProblem(met);
      else throw met;
    }
  };
  const nudge = () =>
    attempt(async () => {
      await call('nudgeProcess', { params: { stream }, body: {} });
      setTold(w.processes.nudged);
      await refetch();
    });
  const ask = (query: string) =>
    attempt(async () => {
      const result = await call('queryProcess', { params: { stream, query } });
      setAnswer({ query, text: JSON.stringify(result.answer, null, 2) });
    });

  return (
    <Page
      title={stream}
      lead={`${data.workflowType} · ${w.processes.states[data.state]}`}
      aside={
        <>
          <Button onClick={() => void nudge()}>{w.processes.nudge}</Button>{' '}
          <span role="status" className="note">
            {told}
          </span>
        </>
      }
    >
      {problem && <PressError problem={problem} />}
      <Section title={w.processes.state}>
        <Facts
          pairs={[
            [w.processes.stage, w.stages[data.stage] ?? data.stage],
            [w.processes.streamVersion, data.streamVersion],
            [w.processes.processVersion, data.processVersion ?? '—'],
            [w.processes.agrees, data.agrees === null ? '—' : data.agrees ? w.dialog.yes : w.dialog.no],
            [w.processes.history, data.historyLength ?? '—'],
            [w.processes.startedAt, <Moment at={data.startedAt} />],
            [w.processes.followUps, data.followUpsOpen],
            [w.processes.inbox, data.inboxOpen],
            [w.processes.mailWaiting, data.mailWaiting ? w.dialog.yes : w.dialog.no],
            [
              w.processes.engine,
              data.uiUrl ? (
                <a href={data.uiUrl} target="_blank" rel="noreferrer">
                  {w.processes.open}
                </a>
              ) : (
                '—'
              ),
            ],
          ]}
        />
      </Section>
      <Section title={w.processes.waiting}>
        {data.waitingFor.length === 0 ? (
          <p className="muted">{w.processes.noDue}</p>
        ) : (
          <ul className="issues">
            {data.waitingFor.map((due) => (
              <li className="issue" key={due.no}>
                <Moment at={due.at} countdown />
                <span>
                  {due.command} <span className="note mono">{due.no}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={w.processes.queries}
        aside={
          <span className="actions-now">
            {data.queries.map((query) => (
              <Button key={query} size="small" onClick={() => void ask(query)}>
                {w.processes.query[query] ?? query}
              </Button>
            ))}
          </span>
        }
      >
        {answer && <pre className="answer">{answer.text}</pre>}
      </Section>
    </Page>
  );
}
