import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Problem } from '../http/client.js';
import { useWords } from '../words/words.js';
import './page.css';

/** The frame of a page: its title is the document's title too, and takes the focus after a change of route. */
export function Page({
  title,
  lead,
  aside,
  children,
  wide = false,
}: {
  title: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  const { w } = useWords();
  const name = typeof title === 'string' ? title : null;
  useEffect(() => {
    if (name) document.title = `${name} · ${w.app.name}`;
  }, [name, w]);
  return (
    <main id="content" className={wide ? 'page page-wide' : 'page'} tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </main>
  );
}

export function Section({ title, aside, children, id }: { title: ReactNode; aside?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** In place: what went wrong, what to do, the request id to copy; the rest of the page lives on. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const { w, language } = useWords();
  const problem = error instanceof Problem ? error : null;
  const hidden = problem?.status === 404;
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{hidden ? w.case.notFound : w.errors.load}</strong>
      </p>
      {!hidden && <p>{problem ? problem.text(language) : w.errors.crash}</p>}
      {problem?.body.requestId && <p className="note">{w.errors.requestId(problem.body.requestId)}</p>}
      {retry && !hidden && <Button onClick={retry}>{w.errors.retry}</Button>}
    </div>
  );
}

export function Loading() {
  const { w } = useWords();
  return (
    <p className="loading muted" role="status">
      {w.errors.loading}
    </p>
  );
}

export function Facts({ pairs }: { pairs: readonly (readonly [ReactNode, ReactNode])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
