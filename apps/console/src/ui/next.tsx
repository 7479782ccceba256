import type { NextView } from '#libs/contracts/http/case-view';
import { useWords } from '../words/words.js';
import { Moment } from './moment.js';
import './next.css';

/** Promise 1: who acts next, by when, and what happens unless. */
export function Next({ next }: { next: NextView | null }) {
  const { w, say } = useWords();
  return (
    <section className="next" aria-labelledby="next-title">
      <h2 id="next-title">{w.case.next}</h2>
      {next ? (
        <>
          <p className="next-what">
            <strong>{say(next.actor)}</strong> {say(next.what)}
          </p>
          {next.by && (
            <p>
              {w.case.latest} <Moment at={next.by} countdown />
            </p>
          )}
          {next.unless && (
            <p className="next-unless">
              <span className="muted">{w.case.unless}</span>
              {say(next.unless.what)}
              {next.unless.at !== next.by && (
                <>
                  {' '}
                  · <Moment at={next.unless.at} />
                </>
              )}
            </p>
          )}
        </>
      ) : (
        <p className="muted">{w.case.restState}</p>
      )}
    </section>
  );
}
