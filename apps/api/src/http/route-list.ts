import type { Route } from '#libs/contracts/http/route';
import { type OperationId, ROUTES } from '#libs/contracts/http/routes';

export interface ListedRoute extends Route {
  operationId: OperationId;
  /** `{x}` as `:x`. */
  nestPath: string;
  pattern: RegExp;
}

export const ROUTE_LIST: readonly ListedRoute[] = (Object.entries(ROUTES) as [OperationId, Route][]).map(([operationId, route]) => ({
  ...route,
  operationId,
  nestPath: route.path.replace(/\{(\w+)\}/g, ':$1'),
  pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

export const listedRoute = (operationId: OperationId): ListedRoute => {
  const route = ROUTE_LIST.find((candidate) => candidate.operationId === operationId);
  if (!route) throw new Error(`no route ${operationId}`);
  return route;
};
