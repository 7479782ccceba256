import { Controller, Inject, Req, Res, type Type } from '@nestjs/common';
import type { Response } from 'express';
import { COMMAND_NAMES, COMMAND_ROUTES, type CommandName, STREAM_PATHS } from '#libs/contracts/http/command-routes';
import type { CommandAccepted, CommandRecorded } from '#libs/contracts/http/process-view';
import type { StreamKind } from '#libs/domain/kernel/types';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { CommandService } from './command.service.js';

type Answer = CommandRecorded | CommandAccepted;

/** A controller per kind of stream, one method per command of the route table: a command that has a route is served. */
function commandController(kind: StreamKind): Type<unknown> {
  class CommandController {
    constructor(readonly commands: CommandService) {}
  }
  Inject(CommandService)(CommandController, undefined, 0);
  for (const name of COMMAND_NAMES.filter((one) => COMMAND_ROUTES[one].command === kind)) addMethod(CommandController, name);
  Controller()(CommandController);
  Object.defineProperty(CommandController, 'name', { value: `${kind}CommandController` });
  return CommandController;
}

function addMethod(controller: Type<{ commands: CommandService }>, name: CommandName): void {
  const prototype = controller.prototype as Record<string, unknown>;
  const serve = async function (this: { commands: CommandService }, request: EdgeRequest, response: Response): Promise<Answer> {
    return saying202(await this.commands.serve(name, request), response);
  };
  Object.defineProperty(prototype, name, { value: serve, writable: true, configurable: true });
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  Serve(name)(prototype, name, Object.getOwnPropertyDescriptor(prototype, name) as TypedPropertyDescriptor<unknown>);
}

/** Kept, not yet decided: where to ask is in the header as in the body. */
export function saying202(answer: Answer, response: Response): Answer {
  if ('outcome' in answer) response.status(202).setHeader('Location', answer.outcome);
  return answer;
}

export const COMMAND_CONTROLLERS = (Object.keys(STREAM_PATHS) as StreamKind[]).map(commandController);
