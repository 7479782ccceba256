import type { FormField, FormLeaf, FormSection } from '#libs/contracts/http/forms/definition';
import { isShown } from '../../forms/form-view.js';
import type { Values } from './draft-keeper.js';

/** How many required answers of a section are still empty: presence only, whether they are right the server says. */
export function missingIn(section: FormSection, values: Values): number {
  return section.fields.filter((field) => isShown(field, values)).reduce((sum, field) => sum + missingOf(field, values[field.id]), 0);
}

function missingOf(field: FormField, value: unknown): number {
  const parts = (field.parts ?? []).filter((part) => part.required && !part.ratio && part.fixed === undefined);
  switch (field.kind) {
    case 'years': {
      const rows = (value ?? {}) as Record<string, Values>;
      return (field.years ?? [])
        .filter((year) => typeof rows[String(year)]?.['na_reason'] !== 'string' || rows[String(year)]?.['na_reason'] === '')
        .reduce((sum, year) => sum + empty(parts, rows[String(year)]), 0);
    }
    case 'texts':
      return field.required ? empty(parts, value as Values | undefined) : 0;
    case 'rows': {
      const rows = (value ?? []) as Values[];
      return rows.length === 0 ? Number(field.required) : rows.filter((row) => isGiven(field, row)).reduce((sum, row) => sum + empty(parts, row), 0);
    }
    default:
      return field.required && isEmpty(value) ? 1 : 0;
  }
}

const empty = (parts: FormLeaf[], row: Values | undefined): number => parts.filter((part) => isEmpty(row?.[part.id])).length;
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** A row that says of itself that it is not meant (a service type left unticked) lacks nothing. */
const isGiven = (field: FormField, row: Values): boolean =>
  (field.parts ?? []).every((part) => part.fixed === undefined || row[part.id] === undefined || row[part.id] === part.fixed);
