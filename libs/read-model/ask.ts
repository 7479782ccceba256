/** How a query of this folder reaches PostgreSQL: given by whoever holds the pool, as the role that may only read. */
export type Ask = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

export const iso = (value: Date | string): string => new Date(value).toISOString();
export const isoOrNull = (value: Date | string | null): string | null => (value === null ? null : iso(value));
