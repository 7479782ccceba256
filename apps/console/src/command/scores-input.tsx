import { InputNumber } from 'antd';
import { useWords } from '../words/words.js';

export interface Criterion {
  id: string;
  title: string;
  maximum: number;
}

/** The total appears only when every criterion has its score. */
export function ScoresInput({
  criteria,
  value,
  onChange,
}: {
  criteria: Criterion[];
  value: Record<string, number>;
  onChange(value: Record<string, number>): void;
}) {
  const { w } = useWords();
  const complete = criteria.length > 0 && criteria.every((criterion) => value[criterion.id] !== undefined);
  const total = criteria.reduce((sum, criterion) => sum + (value[criterion.id] ?? 0), 0);
  return (
    <fieldset className="field">
      <legend>{w.commands.fields['scores']}</legend>
      {criteria.map((criterion) => (
        <div className="score-row" key={criterion.id}>
          <label htmlFor={`score-${criterion.id}`}>
            {criterion.title} <span className="note">{w.scoring.outOf(criterion.maximum)}</span>
          </label>
          <InputNumber
            id={`score-${criterion.id}`}
            min={0}
            max={criterion.maximum}
            controls={false}
            style={{ width: 88 }}
            value={value[criterion.id]}
            onChange={(next) => onChange(next === null ? without(value, criterion.id) : { ...value, [criterion.id]: next })}
          />
        </div>
      ))}
      <p className="num">
        <strong>
          {w.scoring.total} {complete ? total : `— ${w.scoring.totalLater}`}
        </strong>
      </p>
    </fieldset>
  );
}

const without = (value: Record<string, number>, id: string): Record<string, number> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== id));
