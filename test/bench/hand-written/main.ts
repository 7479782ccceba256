import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import helmet from 'helmet';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { ApplicationService } from './application.service.js';
import { ApplicationController, DeskController } from './controllers.js';
import { Database } from './database.js';
import { DeskService } from './desk.service.js';
import { ProblemFilter } from './problem.js';
import { SessionGuard } from './session.js';

/** The baseline: what a good engineer writes for these five commands, with the same framework and none of our layers. */
@Module({
  controllers: [ApplicationController, DeskController],
  providers: [
    { provide: Database, useFactory: () => new Database(process.env.DATABASE_URL ?? '') },
    SessionGuard,
    ApplicationService,
    DeskService,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class HandWritten {}

const app = await NestFactory.create<NestExpressApplication>(HandWritten, { logger: false });
app.use(pinoHttp({ logger: pino({ level: process.env.LOG_LEVEL ?? 'info' }), quietReqLogger: true }), helmet(), cookieParser());
await app.listen(Number(process.env.API_PORT), '127.0.0.1');
console.log('hand-written ready');
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
