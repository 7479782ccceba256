import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import express, { type Express } from 'express';

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
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|health)(\/|$)/.test(request.path) && request.accepts(['json', 'html']) === 'html';
    if (!isPage || !existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}
