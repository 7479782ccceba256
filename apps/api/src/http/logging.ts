import type { LoggerService } from '@nestjs/common';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { EdgeRequest } from './request.js';

export const createLogger = (level: string): Logger => pino({ level, base: { app: 'api' }, timestamp: pino.stdTimeFunctions.isoTime });

/** Ids, codes and durations: no query (it may hold a name), no body, no header, no address of a person. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (request) => (request as EdgeRequest).requestId,
    quietReqLogger: true,
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'error' : 'info'),
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: (error: { type?: string; message?: string }) => ({ type: error.type, message: error.message }),
    },
  }) as RequestHandler;
}

/** Nest's own words, without its start-up chatter. */
export function nestLog(logger: Logger): LoggerService {
  const line =
    (level: 'error' | 'warn') =>
    (message: unknown, ...rest: unknown[]) =>
      logger[level]({ nest: rest.filter((part) => typeof part === 'string') }, String(message));
  return { log: () => undefined, debug: () => undefined, verbose: () => undefined, warn: line('warn'), error: line('error'), fatal: line('error') };
}
