import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { type Express, type Request } from 'express';

/** A script that is gone after an update must not come as a page. */
const NO_PAGE = /^\/(api|health|assets)(\/|$)/;

/** The built console; every address that is not a file of it and not the API's is one of its pages. */
export function serveConsole(app: Express, dir: string): void {
  const root = resolve(dir);
  const index = join(root, 'index.html');
  app.use(
    express.static(root, {
      index: false,
      redirect: false,
      setHeaders: (response, path) =>
        response.setHeader('Cache-Control', path.includes(`${join(root, 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    }),
  );
  app.use((request, response, next) => {
    if (!isPage(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    if (existsSync(index)) return response.sendFile(index);
    // Not built, as where the console is served by somebody else: there is still a server here.
    return request.path === '/' ? response.json({ console: null, health: '/health/ready' }) : next();
  });
}

/** A program that says nothing of what it takes (`curl`) is shown what a browser is; one that wants JSON is told where there is none. */
function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (request.path === '/') return true;
  return !NO_PAGE.test(request.path) && request.accepts(['html', 'json']) === 'html';
}
