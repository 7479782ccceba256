/** Whoever called can change what stands in the way: it is said in one sentence. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

const FILES: Record<string, string> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', ENOTDIR: 'it is no folder', EACCES: 'it may not be read' };
const NETWORK = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
/** PostgreSQL's classes of "you may not", "there is no such database", "not now". */
const POSTGRES_REFUSES = /^(28|3D|08|53|57P)/;
/** No such table, no such role: the schema of this build has never been put there. */
const NO_SCHEMA = ['42P01', '22023', '42704', '42501'];

interface SystemError extends Error {
  code: string;
  path?: string;
  address?: string;
  hostname?: string;
  port?: number;
}

/** One sentence for what the caller can mend; null for a fault of ours, whose stack is worth more. */
export function sentenceOf(error: unknown): string | null {
  const cause = error instanceof AggregateError && error.errors.length > 0 ? (error.errors[0] as unknown) : error;
  if (!(cause instanceof Error)) return null;
  // A database that is unsafe or away is said in its own words.
  if (['CannotRun', 'UnsafeStart', 'StoreUnavailable'].includes(cause.name)) return endedWithStop(cause.message);
  if (!('code' in cause) || typeof cause.code !== 'string') return noPassword(cause.message);
  return sentenceFor(cause as SystemError);
}

function sentenceFor({ code, message, path, address, hostname, port }: SystemError): string | null {
  if (code.startsWith('ERR_PARSE_ARGS')) return `${message.split(/\.?\n|\. /)[0]}; --help tells what there is.`;
  if (NETWORK.includes(code))
    return `Nobody answers at ${address ?? hostname ?? 'that address'}${port === undefined ? '' : `:${port}`} (${code}); is the database running?`;
  const file = FILES[code];
  // Reading a folder names no path.
  if (file !== undefined) return `${path ?? 'What should be a file'}: ${file}.`;
  if (POSTGRES_REFUSES.test(code)) return `PostgreSQL refuses: ${message}.`;
  if (NO_SCHEMA.includes(code)) return `PostgreSQL says: ${message}. Has "npm run db:migrate" been run on it?`;
  return null;
}

/** The words of `pg` where the address names no password and the server wants one. */
const noPassword = (message: string): string | null =>
  /^SASL: .*password/i.test(message) ? 'DATABASE_URL names no password, and PostgreSQL wants one.' : null;

const endedWithStop = (text: string): string => (/[.?!。？！]$/.test(text) ? text : `${text}.`);
