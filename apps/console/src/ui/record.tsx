import type { FactView } from '#libs/contracts/http/case-view';
import { useWords } from '../words/words.js';
import { Section } from './page.js';
import { ReceiptDownload, hasReceipt } from './receipt-download.js';
import { minuteOf } from './when.js';
import './record.css';

/** 办理记录: 谁 · 做了什么 · 因为什么, newest first; the digest is the fact's own line in the chain. */
export function Record({ facts }: { facts: FactView[] }) {
  const { w } = useWords();
  const newestFirst = [...facts].sort((a, b) => b.version - a.version);
  return (
    <Section title={w.case.record} id="record">
      <ol className="record" reversed>
        {newestFirst.map((fact) => (
          <Fact key={`${fact.stream}@${fact.version}`} fact={fact} />
        ))}
      </ol>
    </Section>
  );
}

function Fact({ fact }: { fact: FactView }) {
  const { w, say } = useWords();
  return (
    <li id={`fact-${fact.version}`}>
      <time className="nowrap muted" dateTime={fact.at} title={fact.at}>
        {minuteOf(fact.at)}
      </time>
      <p className="record-what">
        <strong>{say(fact.actor.name)}</strong> {say(fact.what)}
        {fact.because && (
          <span className="muted">
            {' '}
            — {w.case.because}
            {say(fact.because)}
          </span>
        )}
        {hasReceipt(fact) && <ReceiptDownload fact={fact} small />}
      </p>
      <span className="mono muted" title={`${w.case.hash} ${fact.hash}`}>
        {fact.hash.slice(0, 8)}
      </span>
    </li>
  );
}
