import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { OperationId } from '#libs/contracts/http/routes';
import { ID_PATTERN } from '#libs/domain/kernel/streams';
import { firstIssue } from './first-issue.js';
import { listedRoute } from './route-list.js';
import { ProblemError } from './problem.js';
import type { EdgeRequest } from './request.js';

/** Parameters that are not ids of our streams have a spelling of their own. */
const PATTERNS: Record<string, RegExp> = {
  stream: /^(application|desk|season|campaign|evaluation|title)\/[A-Za-z0-9][A-Za-z0-9-]{0,63}(\/[A-Za-z0-9][A-Za-z0-9-]{0,63})?$/,
  commandId: /^[A-Za-z0-9_-]{8,64}$/,
};

export function routeParams(request: EdgeRequest): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params)) {
    if (typeof value !== 'string' || !(PATTERNS[name] ?? ID_PATTERN).test(value)) throw new ProblemError('ADDRESS_INVALID', { field: name });
    given[name] = value;
  }
  return given;
}

export const routeBody = (request: EdgeRequest): unknown => request.operationId && bodyFor(request.operationId, request);

/** The body, read as that route's: a signalled command has the same body at another address. */
export function bodyFor(operationId: OperationId, request: EdgeRequest): unknown {
  const schema = listedRoute(operationId).body;
  if (!schema) return undefined;
  const result = schema.safeParse(request.body);
  if (result.success) return result.data;
  throw new ProblemError('BODY_INVALID', firstIssue(result.error, request.body));
}

export function routeQuery(request: EdgeRequest): unknown {
  const schema = request.operationId && listedRoute(request.operationId).query;
  if (!schema) {
    const unknown = Object.keys(request.query)[0];
    if (unknown !== undefined) throw new ProblemError('QUERY_INVALID', { field: unknown, params: { reason: 'unrecognized_keys' } });
    return undefined;
  }
  const result = schema.safeParse({ ...request.query });
  if (result.success) return result.data;
  throw new ProblemError('QUERY_INVALID', firstIssue(result.error, request.query));
}

const requestOf = (context: ExecutionContext): EdgeRequest => context.switchToHttp().getRequest<EdgeRequest>();

export const CheckedParams = createParamDecorator((_: unknown, context: ExecutionContext) => routeParams(requestOf(context)));
export const CheckedBody = createParamDecorator((_: unknown, context: ExecutionContext) => routeBody(requestOf(context)));
export const CheckedQuery = createParamDecorator((_: unknown, context: ExecutionContext) => routeQuery(requestOf(context)));
