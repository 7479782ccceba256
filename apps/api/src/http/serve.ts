import { applyDecorators, Delete, Get, HttpCode, Patch, Post, SetMetadata } from '@nestjs/common';
import type { OperationId } from '#libs/contracts/http/routes';
import { listedRoute } from './route-list.js';

/** Read by the guards: which row of the route table a method serves. */
export const OPERATION = 'fwzz:operation';

const METHODS = { GET: Get, POST: Post, PATCH: Patch, DELETE: Delete };

/** `@Serve('readDesk')`: address, method, status, audience and shapes all come from the route table. */
export function Serve(operationId: OperationId): MethodDecorator {
  const route = listedRoute(operationId);
  return applyDecorators(METHODS[route.method](route.nestPath), HttpCode(route.status), SetMetadata(OPERATION, operationId));
}
