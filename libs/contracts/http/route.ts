import type { z } from 'zod';
import type { StreamKind } from '#libs/domain/kernel/types';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One row of the route table: controllers, OpenAPI, permission matrix and console hooks are made from it. Paths spell
 * parameters as OpenAPI does, `{applicationId}`. `audience` 'anyone' needs no session; what a session may do is `can`'s.
 */
export interface Route {
  method: Method;
  path: string;
  tag: string;
  summary: string;
  audience: 'anyone' | 'signedIn';
  /** A command of this kind of stream: needs `Idempotency-Key`, may carry `If-Match`, answers `commandRecorded`. */
  command?: StreamKind;
  params: readonly string[];
  query?: z.ZodType;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** Of the answer; JSON where not said. */
  mediaType?: 'application/json' | 'application/x-ndjson' | 'text/event-stream' | 'text/plain';
  status: number;
}

export type ParamsOf<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamsOf<Rest> : never;

export const paramsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

/** `/api/desks/{season}/{authority}` with values → an address, each value encoded. */
export function addressOf(path: string, params: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no value for {${name}} in ${path}`);
    return encodeURIComponent(value);
  });
}
