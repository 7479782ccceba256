import { isDay } from '../../kernel/instants.js';
import type { Json } from '../../kernel/types.js';
import { parseDecimal } from '../../text/decimal.js';
import { countZi } from '../../text/zi.js';
import type { FormField } from '../form-fields/field.js';
import { FORM_FIELDS } from '../form-fields/form-fields.js';
import { asObject, tableYears } from '../form-values.js';
import { blocks, type FormRule, type FormSubject } from './rule.js';

/** Absent values are the required-field rule's; the check digit of a code is the code rule's. Unknown fields are refused. */
export const everyFieldHasItsShape: FormRule = {
  id: 'everyFieldHasItsShape',
  code: 'FIELD_INVALID',
  check(subject) {
    const fields = FORM_FIELDS[subject.category];
    const unknown = Object.keys(subject.form).filter((id) => !fields.some((field) => field.id === id));
    const misshapen = fields.flatMap((field) => wrongIn(subject, field));
    return [...unknown, ...misshapen].map((field) => blocks(field, { field }));
  },
};

function wrongIn(subject: FormSubject, field: FormField): string[] {
  const value = subject.form[field.id];
  if (value === undefined || value === null) return [];
  if (field.kind === 'annual') return wrongCells(subject, field, value);
  return hasShape(field, value) ? [] : [field.id];
}

function wrongCells({ programme }: FormSubject, table: FormField, value: Json): string[] {
  const years = tableYears(programme).map(String);
  const rows = asObject(value);
  if (rows === null) return [table.id];
  return Object.entries(rows).flatMap(([year, row]) => {
    const cells = asObject(row);
    if (!years.includes(year) || cells === null) return [`${table.id}.${year}`];
    return Object.entries(cells)
      .filter(([id, cell]) => !isCell(table, id, cell))
      .map(([id]) => `${table.id}.${year}.${id}`);
  });
}

function isCell(table: FormField, id: string, cell: Json | undefined): boolean {
  const column = table.columns?.find((each) => each.id === id);
  return column !== undefined && (cell === undefined || cell === null || hasShape(column, cell));
}

function hasShape(field: FormField, value: Json): boolean {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && (field.limitZi === undefined || countZi(value) <= field.limitZi);
    case 'boolean':
      return typeof value === 'boolean';
    case 'decimal':
      return parseDecimal(value) !== null && !String(value).startsWith('-');
    case 'signedDecimal':
      return parseDecimal(value) !== null;
    case 'integer':
      return Number.isSafeInteger(value) && (value as number) >= 0;
    case 'day':
      return isDay(value);
    case 'uscc':
      return typeof value === 'string';
    case 'code6':
      return typeof value === 'string' && /^\d{6}$/.test(value);
    case 'choice':
      return typeof value === 'string' && (field.options ?? []).includes(value);
    case 'choices':
      return isChoices(field, value);
    case 'list':
      return Array.isArray(value) && value.length <= 200;
    case 'texts':
      return Object.values(asObject(value) ?? { wrong: 0 }).every((each) => typeof each === 'string');
    case 'files':
      return Array.isArray(value) && value.length <= 100 && value.every((each) => typeof each === 'string' && each !== '');
    case 'annual':
      return true;
  }
}

/** Which modes there are is the mode rule's; here: distinct texts, of the options where the field has its own. */
function isChoices(field: FormField, value: Json): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((each) => typeof each === 'string' && (field.options === undefined || field.options.includes(each)));
}
