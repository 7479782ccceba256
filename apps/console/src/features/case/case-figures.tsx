import type { ReactNode } from 'react';
import type { CaseView } from '#libs/contracts/http/case-view';
import { Facts, Section } from '../../ui/page.js';
import { Moment } from '../../ui/moment.js';
import { useWords } from '../../words/words.js';
import { formatFigure } from '../../ui/figures.js';

/** The few values that a decision looks at. */
export function CaseFigures({ view }: { view: CaseView }) {
  const { w, language } = useWords();
  const pairs: [ReactNode, ReactNode][] = [];
  if (view.submission > 0) pairs.push([w.case.submitted, w.case.submission(view.submission)]);
  if (view.applicationDate) pairs.push([w.case.applicationDate, view.applicationDate]);
  if (view.subjectCode) pairs.push([w.case.subjectCode, <span className="mono">{view.subjectCode}</span>]);
  for (const [name, value] of Object.entries(view.figures)) pairs.push([w.figures[name] ?? name, w.commands.values[value] ?? formatFigure(name, value)]);
  if (view.rank) pairs.push([w.desk.rank, view.rank]);
  if (view.experts.length > 0) pairs.push([w.case.experts, view.experts.join(language === 'zh' ? '、' : ', ')]);
  if (view.scores.length > 0) pairs.push([w.case.scores, view.scores.map((score) => `${score.expert} ${score.total}`).join(' · ')]);
  if (view.meanScore) pairs.push([w.case.meanScore, view.meanScore]);
  if (view.publicity)
    pairs.push([
      w.season.publicity,
      <>
        <Moment at={view.publicity.from} /> — <Moment at={view.publicity.endsAt} />
      </>,
    ]);
  for (const objection of view.objections) pairs.push([`${w.case.objections} ${objection.objectionId}`, w.case.objectionStates[objection.status]]);
  if (view.titleNo) pairs.push([w.evaluation.titleNo, <span className="mono">{view.titleNo}</span>]);
  return pairs.length === 0 ? null : (
    <Section title={w.case.figures}>
      <Facts pairs={pairs} />
    </Section>
  );
}
