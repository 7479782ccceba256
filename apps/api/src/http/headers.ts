import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** antd writes its styles into the page at run time, hence the one 'unsafe-inline'; scripts are our own files alone. */
export function securityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
  }) as RequestHandler;
}

/** Answers of the API hold what only this reader may see: no cache keeps them. */
export const noStore: RequestHandler = (request, response, next) => {
  if (request.path.startsWith('/api/') || request.path.startsWith('/health/')) response.setHeader('Cache-Control', 'no-store');
  next();
};
