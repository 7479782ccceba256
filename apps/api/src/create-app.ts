import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { serveConsole } from './console/console.js';
import { arrival } from './http/arrival.js';
import { noStore, securityHeaders } from './http/headers.js';
import { cleanAddress, jsonBody } from './http/json-body.js';
import { nestLog, requestLog } from './http/logging.js';
import type { Store } from './store/store.js';

/** A request that takes longer than this has been told so already; no deadline's settle time is shorter (reliability: requests end after 30 s). */
const REQUEST_TIMEOUT_MS = 30_000;

export async function createApp(config: Config, store: Store, logger: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(config, store, logger), {
    bodyParser: false,
    logger: nestLog(logger),
    abortOnError: false,
  });
  const express = app.getHttpAdapter().getInstance() as Express;
  express.disable('x-powered-by');
  express.disable('etag');
  express.set('trust proxy', config.trustedProxies);
  // `?a=1&a=2` is an array and nothing nests: a schema then sees what was sent.
  express.set('query parser', 'simple');
  express.use(arrival, requestLog(logger), securityHeaders(config.secureCookie), noStore, cleanAddress);
  serveConsole(express, config.consoleDir);
  express.use(cookieParser(), jsonBody);
  const server = app.getHttpServer() as import('node:http').Server;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  return app;
}
