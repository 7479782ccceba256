/** PostgreSQL cannot be reached, or did not answer in time. Whether a commit under way took effect is unknown: repeat with the same commandId. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'STORE_UNAVAILABLE';

  constructor(cause: unknown) {
    super(`PostgreSQL is not available: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A log holds a fact that this code does not know: an older build must stop here instead of skipping it. */
export class UnknownFact extends Error {
  override readonly name = 'UnknownFact';

  constructor(
    readonly stream: string,
    readonly version: number,
    readonly factType: string,
  ) {
    super(`${stream}@${version} is a ${factType}, which this build does not know`);
  }
}

const CONNECTION_TEXTS =
  /timeout exceeded when trying to connect|query read timeout|connection terminated|connection error|not queryable|driver not connected|client was closed/i;
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOENT']);
/** admin shutdown, crash shutdown, cannot connect now, statement timeout, idle transaction timeout, out of connections, disk full, memory. */
const SERVER_CODES = new Set(['57P01', '57P02', '57P03', '57P05', '57014', '25P03', '25006', '53100', '53200', '53300', '53400']);

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  const code = codeOf(error);
  if (NETWORK_CODES.has(code) || SERVER_CODES.has(code) || code.startsWith('08')) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return error instanceof Error && CONNECTION_TEXTS.test(error.message);
}

/** Deadlock, serialization failure, or two transactions that made the same key at once: the repeat sees what the other did. */
export function isRetryable(error: unknown): boolean {
  return ['40P01', '40001', '23505'].includes(codeOf(error));
}

export function asStoreError(error: unknown): unknown {
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(error) : error;
}
