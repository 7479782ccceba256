import { useWords } from '../words/words.js';
import type { Problem } from '../http/problem.js';

/** The server's own words, the field it means, and the number to ask about. */
export function PressError({ problem }: { problem: Problem }) {
  const { w, language, say } = useWords();
  const field = problem.body.field?.split('.').find((part) => w.commands.fields[part]);
  return (
    <div className="dialog-error" role="alert">
      <p>
        <strong>
          {field ? `${w.commands.fields[field]}${language === 'zh' ? '：' : ': '}` : ''}
          {problem.text(language)}
        </strong>
      </p>
      {problem.unanswered && <p>{w.dialog.unsure}</p>}
      {problem.findings.length > 0 && (
        <ul>
          {problem.findings.slice(0, 12).map((finding) => (
            <li key={finding.rule + finding.field}>{say(finding.text)}</li>
          ))}
        </ul>
      )}
      {problem.body.requestId && <p className="note">{w.errors.requestId(problem.body.requestId)}</p>}
    </div>
  );
}
