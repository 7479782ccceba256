import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { OperationId } from '#libs/contracts/http/routes';
import { CONTROLLERS } from './app.module.js';
import { ROUTE_LIST } from './http/route-list.js';
import { OPERATION } from './http/serve.js';

const served = CONTROLLERS.flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype).map(
    (name) => Reflect.getMetadata(OPERATION, (controller.prototype as Record<string, object>)[name] ?? {}) as OperationId | undefined,
  ),
).filter((name) => name !== undefined);

describe('the route table', () => {
  it('is served row by row, each by one method', () => {
    expect(served.toSorted()).toEqual(ROUTE_LIST.map((route) => route.operationId).toSorted());
  });
});
