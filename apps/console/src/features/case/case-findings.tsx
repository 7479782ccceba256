import type { CaseView } from '#libs/contracts/http/case-view';
import { Moment } from '../../ui/moment.js';
import { Section } from '../../ui/page.js';
import { Icon } from '../../ui/status.js';
import { useWords } from '../../words/words.js';
import { useFieldNames } from '../../forms/use-form.js';
import { formOf } from './form-of-case.js';

/** What has to be mended, with its reasons; then what the applicant had to explain. */
export function CaseFindings({ view }: { view: CaseView }) {
  const { w, say } = useWords();
  const nameOf = useFieldNames(formOf(view));
  const last = view.status === 'returned' ? view.returns.at(-1) : undefined;
  const query = view.status === 'formalQueried' ? view.queries.at(-1) : undefined;
  const shown = view.findings.filter((finding) => finding.severity !== 'I');
  return (
    <>
      {last && (
        <Section title={w.case.returned} aside={<Moment at={last.correctBy} countdown />}>
          <ul className="issues">
            {last.reasons.map((row, index) => (
              <li className="issue" key={index}>
                <strong>{nameOf(row.field)}</strong>
                <span>{row.reason}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {query && (
        <Section title={w.case.returned} aside={<Moment at={query.answerBy} countdown />}>
          <ul className="issues">
            {query.items.map((item) => (
              <li className="issue" key={item}>
                <span>{item}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {shown.length > 0 && (
        <Section title={w.case.findings}>
          <ul className="issues">
            {shown.map((finding, index) => (
              <li className="issue" key={index}>
                <strong>{nameOf(finding.field)}</strong>
                <span>
                  <Icon icon={finding.justified ? 'done' : 'mustChange'} tone={finding.justified ? 'ok' : 'warn'} /> {say(finding.text)}
                  {finding.justified && <span className="muted"> · {w.case.justified}</span>}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
