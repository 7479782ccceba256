import type { FormField } from '#libs/contracts/http/forms/definition';
import { countZi } from '#libs/contracts/http/forms/text';
import { TextArea } from '../../ui/text-area.js';
import { useWords } from '../../words/words.js';

type Texts = { [part: string]: unknown };

/** Chapters of a statement, or several named texts; the limit is of all of them together. */
export function TextsInput({ field, id, value, onChange }: { field: FormField; id: string; value: unknown; onChange(value: unknown): void }) {
  const { w, language } = useWords();
  const texts = (value ?? {}) as Texts;
  const total = Object.values(texts).reduce<number>((sum, text) => sum + countZi(String(text ?? '')), 0);
  const over = field.limitZi !== undefined && total > field.limitZi;
  const put = (part: string, text: string) => {
    const next = { ...texts };
    if (text === '') delete next[part];
    else next[part] = text;
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="fields">
      {(field.parts ?? []).map((part) => (
        <div className="field" key={part.id}>
          <label htmlFor={`${id}-${part.id}`}>
            {part.label[language]}
            {!part.required && <span className="note">（{w.dialog.optional}）</span>}
          </label>
          <TextArea
            id={`${id}-${part.id}`}
            value={String(texts[part.id] ?? '')}
            onChange={(text) => put(part.id, text)}
            max={part.max}
            count={countZi}
            rows={field.limitZi ? 8 : 3}
          />
          {field.limitZi !== undefined && <span className="count">{w.apply.zi(countZi(String(texts[part.id] ?? '')))}</span>}
        </div>
      ))}
      {field.limitZi !== undefined && (
        <p className={over ? 'count over' : 'count'} role="status">
          {w.apply.total} {w.dialog.count(total, field.limitZi)}
          {over && ` · ${w.dialog.tooMany(total - field.limitZi)}`}
        </p>
      )}
    </div>
  );
}
