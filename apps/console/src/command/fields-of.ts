import { z } from 'zod';
import { day, instant, sha256 } from '#libs/contracts/http/primitives';

/** What a dialog asks for, read from the command's own schema: a new command has a dialog without a line written. */
export type FieldSpec = { name: string; optional: boolean } & FieldShape;
export type FieldShape =
  | { kind: 'text'; long: boolean; max: number }
  | { kind: 'bool' }
  | { kind: 'number' }
  | { kind: 'choice'; options: string[] }
  | { kind: 'list'; max: number }
  | { kind: 'rows'; columns: FieldSpec[] }
  | { kind: 'group'; fields: FieldSpec[] }
  | { kind: 'instant' }
  | { kind: 'day' }
  | { kind: 'file' }
  | { kind: 'scores' };

const LONG_FROM = 300;

export function fieldsOf(body: z.ZodType): FieldSpec[] {
  if (!(body instanceof z.ZodObject)) return [];
  return Object.entries(body.shape).map(([name, schema]) => ({ name, ...specOf(schema as z.ZodType) }));
}

function specOf(schema: z.ZodType): { optional: boolean } & FieldShape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return { ...specOf(schema.unwrap() as z.ZodType), optional: true };
  return { optional: false, ...shapeOf(schema) };
}

function shapeOf(schema: z.ZodType): FieldShape {
  if (schema === instant) return { kind: 'instant' };
  if (schema === day) return { kind: 'day' };
  if (schema === sha256) return { kind: 'file' };
  if (schema instanceof z.ZodBoolean) return { kind: 'bool' };
  if (schema instanceof z.ZodNumber) return { kind: 'number' };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodRecord) return { kind: 'scores' };
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema) };
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType;
    return element instanceof z.ZodObject ? { kind: 'rows', columns: fieldsOf(element) } : { kind: 'list', max: 500 };
  }
  const max = schema instanceof z.ZodString ? (schema.maxLength ?? LONG_FROM) : LONG_FROM;
  return { kind: 'text', long: max >= LONG_FROM, max };
}

/** Nothing ticked for the person: a check that comes ready-made is no check. */
export function emptyValue(field: FieldSpec): unknown {
  switch (field.kind) {
    case 'text':
      return '';
    case 'bool':
      return null;
    case 'list':
      return [];
    case 'rows':
      return field.optional ? [] : [Object.fromEntries(field.columns.map((column) => [column.name, emptyValue(column)]))];
    case 'group':
      return field.optional ? undefined : Object.fromEntries(field.fields.map((inner) => [inner.name, emptyValue(inner)]));
    case 'scores':
      return {};
    default:
      return undefined;
  }
}

/** Texts that the rules let stand empty. */
const MAY_BE_EMPTY = new Set(['note', 'evidence', 'warningsConfirmed']);

/** Names of fields still to fill. Only presence and shape: whether a value is right, the server says. */
export function missingOf(fields: FieldSpec[], values: Record<string, unknown>): string[] {
  return fields.filter((field) => !field.optional && !MAY_BE_EMPTY.has(field.name) && isEmpty(field, values[field.name])).map((field) => field.name);
}

function isEmpty(field: FieldSpec, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (field.kind === 'text') return String(value).trim() === '';
  if (field.kind === 'list') return Array.isArray(value) && value.length === 0;
  if (field.kind === 'rows')
    return Array.isArray(value) && (value.length === 0 || value.some((row) => missingOf(field.columns, row as Record<string, unknown>).length > 0));
  if (field.kind === 'group') return missingOf(field.fields, value as Record<string, unknown>).length > 0;
  return false;
}

/** Optional fields left empty are not sent at all. */
export function bodyOf(fields: FieldSpec[], values: Record<string, unknown>): Record<string, unknown> {
  const kept = fields.filter((field) => !(field.optional && (values[field.name] === undefined || values[field.name] === '')));
  return Object.fromEntries(kept.map((field) => [field.name, values[field.name] ?? (field.kind === 'text' ? '' : values[field.name])]));
}
