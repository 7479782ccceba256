/** How PostgreSQL reads a `bytea` from hex, as a parameter and out of JSON. */
export const bytea = (hex: string): string => `\\x${hex}`;
