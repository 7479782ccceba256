import { QueryClient, queryOptions } from '@tanstack/react-query';
import { ROUTES, type OperationId, type RouteAnswer, type RouteQuery } from '#libs/contracts/http/routes';
import { Problem, call } from './client.js';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.unanswered,
    },
  },
});

/** What a page reads. `streams`: refetched as soon as one of them changes; `kinds`: told that there is something new. */
export interface Watch {
  streams?: string[];
  kinds?: string[];
  /** A board or a desk is read again at once, a list of rows waits for the person. */
  eager?: boolean;
}

export function read<N extends OperationId>(operation: N, options: { params?: Record<string, string>; query?: RouteQuery<N> } = {}, watch: Watch = {}) {
  return queryOptions<RouteAnswer<N>>({
    queryKey: [operation, options.params ?? {}, options.query ?? {}],
    queryFn: ({ signal }) => call(operation, { ...options, signal }),
    meta: { ...watch, path: ROUTES[operation].path },
  });
}
