import { infiniteQueryOptions } from '@tanstack/react-query';
import type { OperationId, RouteAnswer, RouteQuery } from '#libs/contracts/http/routes';
import { call } from './client.js';
import { forgetChanged } from './live.js';

export interface PageOf<R> {
  rows: R[];
  after: string | null;
  total: number;
}

type Paged = { [N in OperationId]: RouteAnswer<N> extends { rows: unknown[]; after: string | null; total: number } ? N : never }[OperationId];
export type RowOf<N extends Paged> = RouteAnswer<N> extends { rows: (infer R)[] } ? R : never;

/** Pages by key. Rows never move under the pointer: a change is counted (live.ts) and shown when the person asks. */
export function pages<N extends Paged>(operation: N, query: RouteQuery<N>, kinds: string[]) {
  return infiniteQueryOptions({
    queryKey: [operation, 'pages', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      if (pageParam === undefined) forgetChanged(kinds);
      return (await call(operation, { query: { ...(query as object), after: pageParam } as RouteQuery<N>, signal })) as PageOf<RowOf<N>>;
    },
    getNextPageParam: (last: PageOf<RowOf<N>>) => last.after ?? undefined,
  });
}
