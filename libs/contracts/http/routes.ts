import type { z } from 'zod';
import { COMMAND_ROUTES } from './command-routes.js';
import { READ_ROUTES } from './read-routes.js';
import type { Route } from './route.js';

/** operationId → route: the one list of what this API serves. */
export const ROUTES = { ...COMMAND_ROUTES, ...READ_ROUTES } satisfies Record<string, Route>;

export type OperationId = keyof typeof ROUTES;
type Part<N extends OperationId, K extends string> = (typeof ROUTES)[N] extends { [P in K]: infer S extends z.ZodType } ? S : never;

export type RouteAnswer<N extends OperationId> = z.output<Part<N, 'answer'>>;
export type RouteBody<N extends OperationId> = z.input<Part<N, 'body'>>;
export type RouteQuery<N extends OperationId> = z.input<Part<N, 'query'>>;

export const routeOf = (operationId: OperationId): Route => ROUTES[operationId];
