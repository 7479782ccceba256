import { Checkbox, Input, Radio, Select } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FormField, FormLeaf } from '#libs/contracts/http/forms/definition';
import { countZi } from '#libs/contracts/http/forms/text';
import { isNumber, tidyNumber } from '../../forms/numbers.js';
import { TextArea } from '../../ui/text-area.js';
import { useWords } from '../../words/words.js';

const DayInput = lazy(() => import('../../ui/date-input.js').then((module) => ({ default: module.DayInput })));

interface Props {
  field: FormLeaf | FormField;
  id: string;
  value: unknown;
  onChange(value: unknown): void;
  describedBy?: string;
  label?: string;
  rows?: number;
}

/** One value of a form. Empty is stored as nothing at all, never as '' or 0. */
export function LeafInput({ field, id, value, onChange, describedBy, label, rows = 4 }: Props) {
  const { w, language } = useWords();
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: option.label[language] }));
  switch (field.kind) {
    case 'longText':
      return (
        <TextArea
          id={id}
          value={String(value ?? '')}
          onChange={(text) => onChange(text || undefined)}
          max={field.max}
          count={countZi}
          rows={rows}
          describedBy={describedBy}
        />
      );
    case 'wan':
    case 'percent':
    case 'int':
      return <NumberInput field={field} id={id} value={value} onChange={onChange} describedBy={describedBy} label={label} />;
    case 'date':
      return (
        <Suspense fallback={<Input id={id} disabled />}>
          <DayInput id={id} value={value as string | undefined} onChange={onChange} describedBy={describedBy} />
        </Suspense>
      );
    case 'bool':
      return (
        <Radio.Group
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: w.dialog.yes },
            { value: false, label: w.dialog.no },
          ]}
        />
      );
    case 'enum':
      return options.length <= 7 && !label ? (
        <Radio.Group value={value} onChange={(event) => onChange(event.target.value)} options={options} />
      ) : (
        <Select
          id={id}
          aria-label={label}
          value={value as string | undefined}
          onChange={onChange}
          options={options}
          placeholder={w.dialog.choose}
          style={{ width: '100%', minWidth: 120 }}
          showSearch={{ optionFilterProp: 'label' }}
        />
      );
    case 'multi':
      return (
        <Checkbox.Group
          value={(value ?? []) as string[]}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
          options={options}
          className="choices"
        />
      );
    case 'lines':
      return <Lines id={id} value={value} onChange={onChange} describedBy={describedBy} />;
    default:
      return (
        <Input
          id={id}
          aria-label={label}
          value={String(value ?? '')}
          maxLength={field.max}
          onChange={(event) => onChange(event.target.value || undefined)}
          aria-describedby={describedBy}
        />
      );
  }
}

/** Tidied when the person leaves the field; money stays decimal text, counts become numbers. */
function NumberInput({ field, id, value, onChange, describedBy, label }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const { w } = useWords();
  const shown = typed ?? String(value ?? '');
  const wrong = typed === null && shown !== '' && !isNumber(shown);
  const change = (text: string) => {
    setTyped(text);
    onChange(storedNumber(field.kind, text));
  };
  return (
    <span className="number">
      <Input
        id={id}
        aria-label={label}
        inputMode="decimal"
        value={shown}
        suffix={label ? undefined : field.unit}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      {wrong && <span className="wrong">{w.dialog.notNumber}</span>}
    </span>
  );
}

/** What cannot be read as a number is kept as typed, so that nothing is lost; the check will name it. */
export function storedNumber(kind: string, text: string): unknown {
  const tidy = tidyNumber(text);
  if (tidy === '') return undefined;
  return kind === 'int' && /^-?\d{1,15}$/.test(tidy) ? Number(tidy) : isNumber(tidy) ? tidy : text;
}

function Lines({ id, value, onChange, describedBy }: { id: string; value: unknown; onChange(value: unknown): void; describedBy?: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (Array.isArray(value) ? value.join('\n') : '');
  const change = (text: string) => {
    setTyped(text);
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    onChange(lines.length === 0 ? undefined : lines);
  };
  return (
    <textarea
      id={id}
      className="area"
      rows={3}
      value={shown}
      aria-describedby={describedBy}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
