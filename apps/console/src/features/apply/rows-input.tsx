import { Button } from 'antd';
import type { FormField } from '#libs/contracts/http/forms/definition';
import { useWords } from '../../words/words.js';
import { LeafInput } from './leaf-input.js';

type Row = { [part: string]: unknown };

/** A list of things with the same parts: each in its own numbered group. */
export function RowsInput({ field, id, value, onChange }: { field: FormField; id: string; value: unknown; onChange(value: unknown): void }) {
  const { w, language } = useWords();
  const rows = (Array.isArray(value) ? value : []) as Row[];
  const parts = field.parts ?? [];
  const fresh = Object.fromEntries(parts.filter((part) => part.fixed !== undefined).map((part) => [part.id, part.fixed]));
  const set = (next: Row[]) => onChange(next.length === 0 ? undefined : next);
  const put = (index: number, part: string, next: unknown) => set(rows.map((row, at) => (at === index ? { ...withPart(row, part, next), ...fresh } : row)));
  return (
    <div className="rows">
      {rows.map((row, index) => (
        <fieldset key={index} className="row-group">
          <legend>{w.apply.rowNo(index + 1)}</legend>
          <div className="row-parts">
            {parts
              .filter((part) => part.fixed === undefined)
              .map((part) => (
                <div key={part.id} className={part.kind === 'longText' ? 'field whole' : 'field'}>
                  <label htmlFor={`${id}-${index}-${part.id}`}>
                    {part.label[language]}
                    {part.unit && <span className="note">（{part.unit}）</span>}
                    {!part.required && <span className="note">（{w.dialog.optional}）</span>}
                  </label>
                  <LeafInput
                    field={part}
                    id={`${id}-${index}-${part.id}`}
                    label={part.label[language]}
                    value={row[part.id]}
                    onChange={(next) => put(index, part.id, next)}
                    rows={3}
                  />
                </div>
              ))}
          </div>
          <Button size="small" onClick={() => set(rows.filter((_, at) => at !== index))}>
            {w.dialog.removeRow}
          </Button>
        </fieldset>
      ))}
      <Button id={rows.length === 0 ? id : undefined} onClick={() => set([...rows, fresh])}>
        {w.dialog.addRow}
      </Button>
    </div>
  );
}

function withPart(row: Row, part: string, value: unknown): Row {
  const next = { ...row };
  if (value === undefined) delete next[part];
  else next[part] = value;
  return next;
}
