import type { Page } from '#libs/contracts/http/list-views';
import type { Ask } from './ask.js';
import type { Condition } from './visibility.js';

/** An order that a page can continue from: never null, with the stream as the last word. */
export interface Sort {
  sql: string;
  type: 'text' | 'bigint';
  descending?: boolean;
}

export interface ListQuery<R, V> {
  from: string;
  columns: string;
  where: Condition[];
  sort: Sort;
  /** The key column that makes rows distinct. */
  key: string;
  after: string | undefined;
  limit: number;
  toRow(row: R): V;
}

/** Joins conditions written for `$1…` of their own into one list of parameters. */
export function joined(conditions: readonly Condition[]): Condition {
  const values: unknown[] = [];
  const parts = conditions.map(({ sql, values: own }) => {
    const shift = values.length;
    values.push(...own);
    return `(${sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + shift}`)})`;
  });
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), values };
}

/** Instants sort as milliseconds: one spelling in address and SQL, and no text that PostgreSQL could refuse. */
export const byInstant = (column: string, none = 'null'): Sort => ({
  sql: `coalesce((extract(epoch from ${column}) * 1000)::bigint, ${none})`,
  type: 'bigint',
});

/** `after` is not the end of a page of this list in this order: beginning from the start instead would look like an answer. */
export class NoSuchPage extends Error {}

/** Where the last page ended: its sort value as text, and its key. */
function startOf(after: string | undefined, sort: Sort): [string, string] | null {
  if (after === undefined) return null;
  const from = readAfter(after);
  if (!from || (sort.type === 'bigint' && !/^-?\d{1,16}$/.test(from[0]))) throw new NoSuchPage(after);
  return from;
}

function readAfter(after: string): [string, string] | null {
  try {
    const parsed: unknown = JSON.parse(atobUtf8(after));
    return Array.isArray(parsed) && parsed.length === 2 && parsed.every((part) => typeof part === 'string' && !part.includes('\u0000'))
      ? (parsed as [string, string])
      : null;
  } catch {
    return null;
  }
}

const writeAfter = (value: string, key: string): string => btoaUtf8(JSON.stringify([value, key]));

const atobUtf8 = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)));
const btoaUtf8 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** A page by key, not by offset: rows that come or go in between shift nothing. */
export async function listPage<R extends object, V>(ask: Ask, query: ListQuery<R, V>): Promise<Page<V>> {
  const { sql, values } = joined(query.where);
  const { sort } = query;
  const from = startOf(query.after, sort);
  const direction = sort.descending ? 'desc' : 'asc';
  const start = from ? ` and (${sort.sql}, ${query.key}) ${sort.descending ? '<' : '>'} ($${values.length + 1}::${sort.type}, $${values.length + 2})` : '';
  const text = `select ${query.columns}, (${sort.sql})::text as sort_value, ${query.key} as sort_key from ${query.from} where ${sql}${start} order by ${sort.sql} ${direction}, ${query.key} ${direction} limit ${query.limit + 1}`;
  const [rows, counted] = await Promise.all([
    ask<R & { sort_value: string; sort_key: string }>(text, from ? [...values, ...from] : values),
    ask<{ total: number }>(`select count(*)::int as total from ${query.from} where ${sql}`, values),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => query.toRow(row)),
    after: rows.length > query.limit && last ? writeAfter(last.sort_value, last.sort_key) : null,
    total: counted[0]?.total ?? 0,
  };
}

/** `a,b` of the address → one of these. */
export const oneOf = (column: string, given: string | undefined): Condition[] =>
  given === undefined || given === '' ? [] : [{ sql: `${column} = any($1)`, values: [given.split(',')] }];

/** Anywhere in one of these columns, without regard to case; `%` and `_` of the person mean themselves. */
export function contains(columns: readonly string[], given: string | undefined): Condition[] {
  if (given === undefined || given.trim() === '') return [];
  const pattern = `%${given.trim().replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  return [{ sql: columns.map((column) => `${column} ilike $1`).join(' or '), values: [pattern] }];
}
