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
import { DraftStore } from './draft/draft-store.js';
import { ClockCheck } from './health/clock.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessService } from './health/readiness.service.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Processes } from './process/processes.js';
import { Lockout } from './session/lockout.js';
import { SessionController } from './session/session.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { SessionStore } from './session/session-store.js';
import { SignInService } from './session/sign-in.service.js';
import { Store } from './store/store.js';

const SESSION = [Lockout, SessionStore, SignInService];
const COMMANDS = [ApplicationNumbers, CommandInbox, CommandService, DraftStore, EdgeMade];
const HEALTH = [ClockCheck, Processes, ReadinessService];

@Module({})
export class AppModule {
  static of(config: Config, store: Store, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      controllers: [SessionController, HealthController, AccountController, CommandStatusController, ...COMMAND_CONTROLLERS],
      providers: [
        { provide: CONFIG, useValue: config }, { provide: Store, useValue: store },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) }, { provide: APP_GUARD, useClass: SessionGuard },
        Access, ...SESSION, ...COMMANDS, ...HEALTH,
      ],
    };
  }
}
