import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { DayInput, InstantInput } from '../ui/date-input.js';
import { TextArea } from '../ui/text-area.js';
import { useWords } from '../words/words.js';
import { emptyValue, type FieldSpec } from './fields-of.js';
import { HashInput } from './hash-input.js';

export interface Choice {
  value: string;
  label: string;
}

interface Props {
  field: FieldSpec;
  value: unknown;
  onChange(value: unknown): void;
  /** Values to choose from where the schema only knows a text: fields of the form, open objections. */
  choices?: { [field: string]: Choice[] | undefined };
  wrong?: string | null;
  path: string;
}

export function FieldInput(props: Props) {
  const { w } = useWords();
  const { field, wrong, path } = props;
  const label = w.commands.fields[field.name] ?? field.name;
  const hint = w.commands.hints[field.name] ?? (field.kind === 'instant' ? w.dialog.dateHint : field.kind === 'file' ? w.dialog.fileHint : undefined);
  const grouped = field.kind === 'bool' || field.kind === 'group' || field.kind === 'rows' || (field.kind === 'choice' && field.options.length <= 7);
  const name = (
    <>
      {label}
      {field.optional && <span className="note">（{w.dialog.optional}）</span>}
    </>
  );
  const inside = (
    <>
      {hint && (
        <span className="hint" id={`${path}-hint`}>
          {hint}
        </span>
      )}
      <Control {...props} describedBy={hint ? `${path}-hint` : undefined} />
      {wrong && (
        <span className="wrong" role="alert">
          {wrong}
        </span>
      )}
    </>
  );
  return grouped ? (
    <fieldset className="field">
      <legend>{name}</legend>
      {inside}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={path}>{name}</label>
      {inside}
    </div>
  );
}

function Control({ field, value, onChange, choices, path, describedBy, wrong }: Props & { describedBy?: string }) {
  const { w } = useWords();
  const options = choices?.[field.name];
  switch (field.kind) {
    case 'text':
      if (options)
        return (
          <Select
            id={path}
            value={value || undefined}
            onChange={onChange}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%' }}
            placeholder={w.dialog.choose}
          />
        );
      return field.long ? (
        <TextArea id={path} value={String(value ?? '')} onChange={onChange} max={field.max} describedBy={describedBy} invalid={Boolean(wrong)} />
      ) : (
        <Input id={path} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} maxLength={field.max} aria-describedby={describedBy} />
      );
    case 'bool':
      return (
        <Radio.Group
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: w.dialog.yes },
            { value: false, label: w.dialog.no },
          ]}
        />
      );
    case 'number':
      return (
        <InputNumber
          id={path}
          value={value as number | undefined}
          onChange={(next) => onChange(next ?? undefined)}
          controls={false}
          aria-describedby={describedBy}
        />
      );
    case 'choice': {
      const named = field.options.map((option) => ({
        value: option,
        label: w.commands.values[option] ?? (w.categories as Record<string, string>)[option] ?? option,
      }));
      return field.options.length <= 7 ? (
        <Radio.Group value={value} onChange={(event) => onChange(event.target.value)} options={named} />
      ) : (
        <Select id={path} value={value} onChange={onChange} options={named} style={{ width: '100%' }} placeholder={w.dialog.choose} />
      );
    }
    case 'list':
      return options ? (
        <Select
          id={path}
          mode="multiple"
          value={value as string[]}
          onChange={onChange}
          options={options}
          style={{ width: '100%' }}
          placeholder={w.dialog.choose}
          showSearch={{ optionFilterProp: 'label' }}
        />
      ) : (
        <ListInput id={path} value={value} onChange={onChange} describedBy={describedBy} />
      );
    case 'instant':
      return <InstantInput id={path} value={value as string | undefined} onChange={onChange} describedBy={describedBy} />;
    case 'day':
      return <DayInput id={path} value={value as string | undefined} onChange={onChange} describedBy={describedBy} />;
    case 'file':
      return <HashInput id={path} value={value as string | undefined} onChange={onChange} />;
    case 'rows':
      return <Rows field={field} value={value} onChange={onChange} choices={choices} path={path} />;
    case 'group':
      return <Group field={field} value={value} onChange={onChange} choices={choices} path={path} />;
    case 'scores':
      return null;
  }
}

/** One per line; what is typed stays as typed, the list is what the lines hold. */
function ListInput({ id, value, onChange, describedBy }: { id: string; value: unknown; onChange(value: unknown): void; describedBy?: string }) {
  const lines = Array.isArray(value) ? value.join('\n') : '';
  return (
    <textarea
      id={id}
      className="area"
      rows={4}
      defaultValue={lines}
      aria-describedby={describedBy}
      onChange={(event) =>
        onChange(
          event.target.value
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        )
      }
    />
  );
}

function Rows({ field, value, onChange, choices, path }: Props & { field: Extract<FieldSpec, { kind: 'rows' }> }) {
  const { w } = useWords();
  const rows = (Array.isArray(value) ? value : []) as Record<string, unknown>[];
  const put = (index: number, name: string, next: unknown) => onChange(rows.map((row, at) => (at === index ? { ...row, [name]: next } : row)));
  return (
    <div>
      {rows.map((row, index) => (
        <div className="row-item" key={index}>
          {field.columns.map((column) => (
            <FieldInput
              key={column.name}
              field={column.kind === 'text' ? { ...column, long: column.long } : column}
              value={row[column.name]}
              onChange={(next) => put(index, column.name, next)}
              choices={choices}
              path={`${path}-${index}-${column.name}`}
            />
          ))}
          <Button onClick={() => onChange(rows.filter((_, at) => at !== index))}>{w.dialog.removeRow}</Button>
        </div>
      ))}
      <Button
        style={{ marginTop: 8 }}
        onClick={() => onChange([...rows, Object.fromEntries(field.columns.map((column) => [column.name, emptyValue(column)]))])}
      >
        {w.dialog.addRow}
      </Button>
    </div>
  );
}

function Group({ field, value, onChange, choices, path }: Props & { field: Extract<FieldSpec, { kind: 'group' }> }) {
  const values = (value ?? {}) as Record<string, unknown>;
  return (
    <div className="fields">
      {field.fields.map((inner) => (
        <FieldInput
          key={inner.name}
          field={inner}
          value={values[inner.name]}
          onChange={(next) => onChange({ ...values, [inner.name]: next })}
          choices={choices}
          path={`${path}-${inner.name}`}
        />
      ))}
    </div>
  );
}
