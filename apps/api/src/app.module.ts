import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { Logger } from 'pino';
import { Access } from './access/access.js';
import { AccountController } from './account/account.controller.js';
import { CommandStatusController } from './command/command.controller.js';
import { COMMAND_CONTROLLERS } from './command/command-controllers.js';
import { CommandInbox } from './command/command-inbox.js';
import { CommandService } from './command/command.service.js';
import { ApplicationNumbers } from './command/application-numbers.js';
import { EdgeMade } from './command/edge-made.js';
import { CONFIG, type Config } from './config.js';
import { DraftController } from './draft/draft.controller.js';
import { DraftService } from './draft/draft.service.js';
import { DraftStore } from './draft/draft-store.js';
import { EventController } from './events/event.controller.js';
import { EventFeed } from './events/event-feed.js';
import { ClockCheck } from './health/clock.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessService } from './health/readiness.service.js';
import { WitnessCheck } from './health/witness-check.js';
import { ProblemFilter } from './http/problem.filter.js';
import { QueryGuard } from './http/query.guard.js';
import { ProcessController } from './process/process.controller.js';
import { ProcessService } from './process/process.service.js';
import { Processes } from './process/processes.js';
import { ApplicationController } from './read/application.controller.js';
import { EvaluationController } from './read/evaluation.controller.js';
import { ExportController } from './read/export.controller.js';
import { ReceiptController } from './read/receipt.controller.js';
import { PreviewController } from './read/preview.controller.js';
import { Readings } from './read/reading.js';
import { SeasonController } from './read/season.controller.js';
import { WorkController } from './read/work.controller.js';
import { Lockout } from './session/lockout.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionStore } from './session/session-store.js';
import { SignInService } from './session/sign-in.service.js';
import { Store } from './store/store.js';
import { Throttle } from './throttle/throttle.js';

const SESSION = [Lockout, SessionStore, SignInService];
const COMMANDS = [ApplicationNumbers, CommandInbox, CommandService, EdgeMade];
const READS = [Readings];
const DRAFTS = [DraftStore, DraftService];
const PROCESSES = [Processes, ProcessService];
const HEALTH = [ClockCheck, WitnessCheck, ReadinessService];

/** Each serves rows of the route table; a spec holds that none is left out. */
export const CONTROLLERS = [
  SessionController,
  HealthController,
  AccountController,
  CommandStatusController,
  ...COMMAND_CONTROLLERS,
  ApplicationController,
  EvaluationController,
  SeasonController,
  WorkController,
  DraftController,
  PreviewController,
  ProcessController,
  ExportController,
  ReceiptController,
  EventController,
];

@Module({})
export class AppModule {
  static of(config: Config, store: Store, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      controllers: CONTROLLERS,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Store, useValue: store },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: QueryGuard },
        Access,
        EventFeed,
        Throttle,
        ...SESSION,
        ...COMMANDS,
        ...READS,
        ...DRAFTS,
        ...PROCESSES,
        ...HEALTH,
      ],
    };
  }
}
