import type { Json } from '../kernel/types.js';
import type { Programme } from '../programmes/programme.js';
import { parseDecimal, type Decimal } from '../text/decimal.js';
import type { ApplicationForm } from './form.js';

export type JsonObject = { [key: string]: Json | undefined };

/** Readers of a form's values: what has another shape reads as absent, and the shape rule says so once. */
export const asObject = (value: Json | undefined): JsonObject | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null);
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
export const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.map((row) => asObject(row) ?? {}) : []);
export const textsOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);
export const integerOf = (value: Json | undefined): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
export const isFilledList = (value: Json | undefined): boolean => Array.isArray(value) && value.length > 0;

/** Own fields only: a form with a key like `constructor` must not read the prototype. */
export const valueIn = (object: JsonObject | null, key: string): Json | undefined => (object !== null && Object.hasOwn(object, key) ? object[key] : undefined);

/** Y0-2..Y0, the years of every table of the form. */
export const tableYears = (programme: Programme): number[] => [programme.dataYear - 2, programme.dataYear - 1, programme.dataYear];

export const annualOf = (form: ApplicationForm, year: number): JsonObject => asObject(valueIn(asObject(form['annual']), String(year))) ?? {};
export const annualDecimal = (form: ApplicationForm, year: number, column: string): Decimal | null => parseDecimal(valueIn(annualOf(form, year), column));
