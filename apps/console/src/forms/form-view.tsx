import type { FormDefinition, FormField, FormLeaf } from '#libs/contracts/http/forms/definition';
import { useWords } from '../words/words.js';
import { ratioText } from './numbers.js';
import './form-view.css';

type Values = Record<string, unknown>;

/** A form read back: 字段—内容. 未填 is not 0, and computed values say so. */
export function FormView({ definition, content }: { definition: FormDefinition; content: Values }) {
  const { language } = useWords();
  return (
    <div className="form-view">
      {definition.sections.map((section) => (
        <section key={section.id}>
          <h3>{section.title[language]}</h3>
          <dl>
            {section.fields
              .filter((field) => isShown(field, content))
              .map((field) => (
                <div key={field.id} className={field.kind === 'years' || field.kind === 'rows' || field.kind === 'texts' ? 'wide' : undefined}>
                  <dt>{field.label[language]}</dt>
                  <dd>
                    <ValueOf field={field} value={content[field.id]} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

export function isShown(field: FormField, content: Values): boolean {
  if (!field.when) return true;
  const value = content[field.when.field];
  const held = Array.isArray(value) ? value : [value];
  return field.when.is.some((one) => held.includes(one));
}

function ValueOf({ field, value }: { field: FormField; value: unknown }) {
  const { w, language } = useWords();
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="muted">{w.apply.unfilled}</span>;
  if (field.kind === 'years') return <Years field={field} value={value as Record<string, Values>} />;
  if (field.kind === 'rows') return <Rows field={field} rows={value as Values[]} />;
  if (field.kind === 'texts') {
    const texts = value as Values;
    return (
      <>
        {(field.parts ?? []).map((part) => (
          <div key={part.id} className="chapter">
            <strong>{part.label[language]}</strong>
            <p>{texts[part.id] ? String(texts[part.id]) : w.apply.unfilled}</p>
          </div>
        ))}
      </>
    );
  }
  return <span className={field.kind === 'longText' ? 'prose' : undefined}>{plain(field, value, language, w.dialog)}</span>;
}

function plain(field: FormLeaf, value: unknown, language: 'zh' | 'en', words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const name = (one: unknown) => field.options?.find((option) => option.value === one)?.label[language] ?? String(one ?? '');
  if (Array.isArray(value)) return value.map(name).join(language === 'zh' ? '、' : ', ');
  const text = name(value);
  return field.unit && text ? `${grouped(text)} ${field.unit}` : text;
}

const grouped = (text: string): string => text.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','));

function Years({ field, value }: { field: FormField; value: Record<string, Values> }) {
  const { language, w } = useWords();
  const years = field.years ?? [];
  return (
    <div className="scroll">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col" />
            {years.map((year) => (
              <th key={year} scope="col" className="num">
                {w.apply.year(year)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(field.parts ?? []).map((part) => (
            <tr key={part.id}>
              <th scope="row">
                {part.label[language]}
                {part.unit && <span className="note">（{part.unit}）</span>}
              </th>
              {years.map((year) => {
                const row = value[String(year)] ?? {};
                const shown = part.ratio ? ratioText(row[part.ratio.of], row[part.ratio.in]) : row[part.id];
                return (
                  <td key={year} className="num">
                    {shown === undefined || shown === null || shown === '' ? (
                      <span className="muted">{part.required ? w.apply.unfilled : '—'}</span>
                    ) : (
                      grouped(String(shown))
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rows({ field, rows }: { field: FormField; rows: Values[] }) {
  const { language, w } = useWords();
  const parts = (field.parts ?? []).filter((part) => part.fixed === undefined);
  const meant = rows.filter((row) => (field.parts ?? []).every((part) => part.fixed === undefined || row[part.id] === part.fixed));
  return (
    <div className="scroll">
      <table className="figures">
        <thead>
          <tr>
            {parts.map((part) => (
              <th key={part.id} scope="col">
                {part.label[language]}
                {part.unit && `（${part.unit}）`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {meant.map((row, index) => (
            <tr key={index}>
              {parts.map((part) => (
                <td key={part.id}>
                  {row[part.id] === undefined || row[part.id] === '' ? '—' : plain({ ...part, unit: undefined }, row[part.id], language, w.dialog)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
