import { addressOf } from '#libs/contracts/http/route';
import { ROUTES, type OperationId, type RouteAnswer, type RouteBody, type RouteQuery } from '#libs/contracts/http/routes';
import { noteServerTime } from './clock.js';
import { Problem, lostConnection, problemOf } from './problem.js';

export interface Call<N extends OperationId> {
  params?: Record<string, string>;
  query?: RouteQuery<N>;
  body?: RouteBody<N>;
  /** One press of a button: kept until there is a definite answer. */
  key?: string;
  ifMatch?: number;
  signal?: AbortSignal;
}

let csrf: string | null = null;
let onSignedOut: (() => void) | null = null;

export const setCsrf = (token: string | null): void => {
  csrf = token;
};
/** Called when an answer says that the session has ended. */
export const whenSignedOut = (listener: () => void): void => {
  onSignedOut = listener;
};

/** A stream id in `{stream}` holds slashes that the API reads as one parameter. */
export async function call<N extends OperationId>(operation: N, options: Call<N> = {}): Promise<RouteAnswer<N>> {
  const response = await ask(operation, options);
  if (response.status === 204) return null as RouteAnswer<N>;
  const answer = (await response.json()) as RouteAnswer<N>;
  noteServerTime(answer);
  return answer;
}

/** A file of the server's, as it is and by the name that the server gives it. */
export async function fetchFile<N extends OperationId>(operation: N, options: Call<N> = {}): Promise<{ file: Blob; name: string }> {
  const response = await ask(operation, options);
  const [, name = operation] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { file: await response.blob(), name };
}

async function ask<N extends OperationId>(operation: N, options: Call<N>): Promise<Response> {
  const route = ROUTES[operation];
  const response = await send(addressOf(route.path, options.params) + queryText(options.query), {
    method: route.method,
    headers: headersOf(options),
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    credentials: 'same-origin',
    signal: options.signal,
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.status === 401 && operation !== 'signIn' && operation !== 'readMe') onSignedOut?.();
    throw problem;
  }
  return response;
}

function headersOf<N extends OperationId>(options: Call<N>): Record<string, string> {
  return {
    Accept: 'application/json',
    ...(options.body !== undefined && { 'Content-Type': 'application/json' }),
    ...(csrf && { 'X-CSRF-Token': csrf }),
    ...(options.key && { 'Idempotency-Key': options.key }),
    ...(options.ifMatch !== undefined && { 'If-Match': `"${options.ifMatch}"` }),
  };
}

function queryText(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined && value !== '' && value !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw lostConnection();
  }
}

export { Problem };
