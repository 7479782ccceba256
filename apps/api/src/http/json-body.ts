import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { cleanValue } from '#libs/event-store/allowed-values';
import { ProblemError } from './problem.js';

const parse = express.json({ limit: '1mb', inflate: false, strict: false, type: () => true });
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

/**
 * JSON only (a form of another site cannot send it without being asked first), at most 1 MB, and nothing that
 * PostgreSQL's jsonb would refuse later or change on the way.
 */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (!WITH_BODY.has(request.method)) return next();
  if (!/^application\/json\s*(;|$)/i.test(request.header('content-type') ?? '')) return next(new ProblemError('UNSUPPORTED_MEDIA_TYPE'));
  parse(request, response, (error?: unknown) => next(error ? bodyProblem(error) : cleanBody(request)));
};

function cleanBody(request: Request): ProblemError | undefined {
  if (request.body === undefined) return new ProblemError('BODY_MALFORMED');
  const result = cleanValue(request.body);
  if ('value' in result) {
    request.body = result.value;
    return undefined;
  }
  const { path, what } = result.problem;
  return what === 'nullCharacter' || what === 'loneSurrogate'
    ? new ProblemError('UNSUPPORTED_CHARACTER', { field: path })
    : new ProblemError('BODY_INVALID', { field: path, params: { reason: what } });
}

function bodyProblem(error: unknown): ProblemError {
  const type = (error as { type?: unknown }).type;
  if (type === 'entity.too.large') return new ProblemError('BODY_TOO_LARGE');
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new ProblemError('UNSUPPORTED_MEDIA_TYPE');
  return new ProblemError('BODY_MALFORMED', { cause: error });
}

/** U+0000 in an address or query reaches SQL as text and would be a 500 there. */
export function cleanAddress(request: Request, _response: Response, next: NextFunction): void {
  next(/%00|\u0000/.test(request.originalUrl) ? new ProblemError('UNSUPPORTED_CHARACTER', { field: 'address' }) : undefined);
}
