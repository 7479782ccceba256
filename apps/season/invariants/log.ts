/**
 * The exported log as a stranger reads it. Nothing here or beside it imports the code that wrote the log: these folds
 * are a second opinion, and a mistake shared with libs/domain would not be seen.
 */
export interface LoggedFact {
  stream: string;
  version: number;
  type: string;
  payload: Record<string, unknown>;
  commandId: string;
  actor: { id?: unknown; role?: unknown };
  cause: { kind?: unknown; of?: unknown };
  occurredAt: string;
  recordedAt: string;
}

export interface Violation {
  invariant: string;
  stream: string;
  detail: string;
}

export interface Log {
  facts: LoggedFact[];
  /** Each stream's facts in the order of their lines. */
  streams: Map<string, LoggedFact[]>;
}

export type Invariant = { name: string; check(log: Log): Omit<Violation, 'invariant'>[] };

export function parseLog(ndjson: string): LoggedFact[] {
  return ndjson
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LoggedFact)
    .filter((line) => typeof line.stream === 'string' && typeof line.version === 'number');
}

export function logOf(facts: LoggedFact[]): Log {
  const streams = new Map<string, LoggedFact[]>();
  for (const fact of facts) {
    const stream = streams.get(fact.stream);
    if (stream) stream.push(fact);
    else streams.set(fact.stream, [fact]);
  }
  return { facts, streams };
}

export const kind = (stream: string): string => stream.slice(0, stream.indexOf('/'));

export function streamsOf(log: Log, wanted: string): [string, LoggedFact[]][] {
  return [...log.streams].filter(([stream]) => kind(stream) === wanted);
}

/** Instants and texts of a payload; an absent one reads as '' and so breaks the comparison it stands in. */
export const text = (fact: LoggedFact, field: string): string => String(fact.payload[field] ?? '');
export const list = (fact: LoggedFact, field: string): Record<string, unknown>[] =>
  Array.isArray(fact.payload[field]) ? (fact.payload[field] as Record<string, unknown>[]) : [];
export const inner = (fact: LoggedFact, field: string): Record<string, unknown> => (fact.payload[field] ?? {}) as Record<string, unknown>;
