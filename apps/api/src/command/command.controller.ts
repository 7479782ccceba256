import { Controller, Inject, Req } from '@nestjs/common';
import type { CommandStatus } from '#libs/contracts/http/process-view';
import { Access } from '../access/access.js';
import { CheckedParams } from '../http/parts.js';
import { actorOf, type EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { CommandInbox } from './command-inbox.js';

@Controller()
export class CommandStatusController {
  constructor(
    @Inject(Access) private readonly access: Access,
    @Inject(CommandInbox) private readonly inbox: CommandInbox,
  ) {}

  @Serve('readCommand')
  readCommand(@Req() request: EdgeRequest, @CheckedParams() params: { commandId: string }): Promise<CommandStatus> {
    this.access.demandGeneral(actorOf(request), 'command.read');
    return this.inbox.status(params.commandId, actorOf(request), request.requestId);
  }
}
