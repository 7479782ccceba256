import type { Json } from '../../kernel/types.js';
import type { FormField } from '../form-fields/field.js';
import { FORM_FIELDS } from '../form-fields/form-fields.js';
import { annualOf, tableYears, valueIn } from '../form-values.js';
import { blocks, type FormRule, type FormSubject } from './rule.js';

export const everyRequiredFieldIsFilled: FormRule = {
  id: 'everyRequiredFieldIsFilled',
  code: 'FIELD_MISSING',
  check(subject) {
    const required = FORM_FIELDS[subject.category].filter((field) => field.required);
    return required
      .flatMap((field) => (field.kind === 'annual' ? emptyCells(subject, field) : isEmpty(subject.form[field.id]) ? [field.id] : []))
      .map((field) => blocks(field, { field }));
  },
};

function emptyCells({ form, programme }: FormSubject, table: FormField): string[] {
  const columns = (table.columns ?? []).filter((column) => column.required);
  return tableYears(programme).flatMap((year) =>
    columns.filter((column) => isEmpty(valueIn(annualOf(form, year), column.id))).map((column) => `annual.${year}.${column.id}`),
  );
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
