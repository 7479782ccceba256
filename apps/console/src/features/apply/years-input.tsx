import { Input } from 'antd';
import { useState, type ClipboardEvent } from 'react';
import type { FormField, FormLeaf } from '#libs/contracts/http/forms/definition';
import { cellsOf, isNumber, ratioText, tidyNumber } from '../../forms/numbers.js';
import { useWords } from '../../words/words.js';
import { storedNumber } from './leaf-input.js';

type Row = { [measure: string]: unknown };
type Table = { [year: string]: Row };

/** Years across, measures down, computed rows in plain text; a block copied from a sheet fills it from the focused cell. */
export function YearsInput({ field, id, value, onChange }: { field: FormField; id: string; value: unknown; onChange(value: unknown): void }) {
  const { w, language } = useWords();
  const [told, setTold] = useState('');
  const table = (value ?? {}) as Table;
  const years = field.years ?? [];
  const measures = (field.parts ?? []).filter((part) => !part.ratio);
  const put = (changes: { year: number; part: FormLeaf; text: string }[]) => onChange(changes.reduce(withCell, table));

  const paste = (event: ClipboardEvent, year: number, part: FormLeaf) => {
    const cells = cellsOf(event.clipboardData.getData('text'));
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    const { changes, ignored } = spread(cells, measures.indexOf(part), years.indexOf(year), measures, years);
    put(changes);
    setTold(w.apply.pasted(changes.length, ignored));
  };

  return (
    <div>
      <div className="scroll" role="region" aria-label={field.label[language]} tabIndex={-1}>
        <table className="figures years">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{w.apply.measure}</span>
              </th>
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
                  {part.ratio && <span className="note"> {w.apply.computed}</span>}
                </th>
                {years.map((year) => (
                  <td key={year} className="num">
                    {part.ratio ? (
                      <output className="computed">{ratioText(table[year]?.[part.ratio.of], table[year]?.[part.ratio.in]) ?? '—'}</output>
                    ) : (
                      <Cell
                        id={`${id}-${year}-${part.id}`}
                        part={part}
                        label={`${part.label[language]} ${w.apply.year(year)}`}
                        value={table[year]?.[part.id]}
                        onChange={(text) => put([{ year, part, text }])}
                        onPaste={(event) => paste(event, year, part)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note" role="status">
        {told || w.apply.pasteHint}
      </p>
    </div>
  );
}

function Cell({
  id,
  part,
  label,
  value,
  onChange,
  onPaste,
}: {
  id: string;
  part: FormLeaf;
  label: string;
  value: unknown;
  onChange(text: string): void;
  onPaste(event: ClipboardEvent): void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? String(value ?? '');
  const wrong = part.kind !== 'text' && typed === null && shown !== '' && !isNumber(shown);
  return (
    <Input
      id={id}
      aria-label={label}
      inputMode={part.kind === 'text' ? 'text' : 'decimal'}
      className={part.kind === 'text' ? undefined : 'cell-number'}
      value={shown}
      aria-invalid={wrong || undefined}
      status={wrong ? 'error' : undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(event.target.value);
      }}
      onBlur={() => setTyped(null)}
      onPaste={onPaste}
    />
  );
}

function withCell(table: Table, { year, part, text }: { year: number; part: FormLeaf; text: string }): Table {
  const row = { ...table[String(year)] };
  const stored = part.kind === 'text' ? text || undefined : storedNumber(part.kind, text);
  if (stored === undefined) delete row[part.id];
  else row[part.id] = stored;
  return { ...table, [String(year)]: row };
}

/** A first row of years is matched by year and left out; text cells are left alone and counted. */
function spread(cells: string[][], fromRow: number, fromColumn: number, measures: FormLeaf[], years: number[]) {
  const heads = (cells[0] ?? []).map((cell) => Number(tidyNumber(cell.replace('年', ''))));
  const headed = heads.length > 0 && heads.every((year) => years.includes(year));
  const columns = headed ? heads : (cells[0] ?? []).map((_, at) => years[fromColumn + at]);
  const changes: { year: number; part: FormLeaf; text: string }[] = [];
  let ignored = 0;
  cells.slice(headed ? 1 : 0).forEach((row, down) =>
    row.forEach((cell, across) => {
      const [part, year] = [measures[fromRow + down], columns[across]];
      if (part && year !== undefined && isNumber(tidyNumber(cell))) changes.push({ year, part, text: tidyNumber(cell) });
      else if (cell.trim() !== '') ignored += 1;
    }),
  );
  return { changes, ignored };
}
