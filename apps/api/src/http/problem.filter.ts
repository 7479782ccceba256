import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { isUnavailable } from '#libs/event-store/errors';
import { NoSuchPage } from '#libs/read-model/list-page';
import { ROUTE_LIST } from './route-list.js';
import { ProblemError, problemBody } from './problem.js';
import type { EdgeRequest } from './request.js';

/** Everything that goes wrong leaves through here as problem+json; what is not foreseen says only its request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<EdgeRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = asProblem(error, request);
    if (problem.status >= 500) this.log.error({ requestId: request.requestId, code: problem.code, err: problem.cause ?? error }, 'request not completed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    for (const [name, value] of Object.entries(problem.options.headers ?? {})) response.setHeader(name, value);
    if (problem.status === 503) response.setHeader('Retry-After', '2');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, request.requestId)));
  }
}

function asProblem(error: unknown, request: EdgeRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isUnavailable(error)) return new ProblemError('STORE_UNAVAILABLE', { cause: error });
  if (error instanceof NoSuchPage) return new ProblemError('QUERY_INVALID', { field: 'after', params: { reason: 'no_such_page' } });
  if (error instanceof URIError) return new ProblemError('ADDRESS_INVALID', { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | null)?.status;
  if (status === 404) return unknownRoute(request);
  if (status === 400) return new ProblemError('ADDRESS_INVALID', { cause: error });
  return new ProblemError('INTERNAL', { cause: error });
}

function unknownRoute(request: EdgeRequest): ProblemError {
  const methods = ROUTE_LIST.filter((route) => route.pattern.test(request.path)).map((route) => route.method);
  if (methods.length === 0) return new ProblemError('ROUTE_UNKNOWN');
  return new ProblemError('METHOD_NOT_ALLOWED', { headers: { Allow: [...new Set(methods)].join(', ') } });
}
