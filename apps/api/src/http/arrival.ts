import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { EdgeRequest } from './request.js';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** First of all middleware: "in time" is what arrived in time, so nothing may run before the stamp. */
export function arrival(request: Request, response: Response, next: NextFunction): void {
  const edge = request as EdgeRequest;
  edge.arrivedAt = Date.now();
  const given = request.header('x-request-id');
  edge.requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
  response.setHeader('X-Request-Id', edge.requestId);
  next();
}
