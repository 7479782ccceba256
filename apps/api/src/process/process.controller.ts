import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import { COMMAND_ROUTES, type CommandName } from '#libs/contracts/http/command-routes';
import type { Page } from '#libs/contracts/http/list-views';
import type { CommandAccepted, ProcessRow, processesQuery, ProcessView } from '#libs/contracts/http/process-view';
import { kindOf } from '#libs/domain/kernel/streams';
import { listProcesses } from '#libs/read-model/process-list/query';
import { CommandService } from '../command/command.service.js';
import { saying202 } from '../command/command-controllers.js';
import { paramsOfStream } from '../command/stream-of.js';
import { bodyFor, CheckedBody, CheckedParams, CheckedQuery } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from '../read/reading.js';
import { ProcessService } from './process.service.js';

interface Of {
  stream: string;
}

@Controller()
export class ProcessController {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(ProcessService) private readonly processes: ProcessService,
    @Inject(CommandService) private readonly commands: CommandService,
  ) {}

  @Serve('listProcesses')
  listProcesses(@Req() request: EdgeRequest, @CheckedQuery() asked: z.output<typeof processesQuery>): Promise<Page<ProcessRow>> {
    const { ask, reader } = this.readings.general(request, 'process.read');
    return listProcesses(ask, reader, asked);
  }

  @Serve('readProcess')
  async readProcess(@Req() request: EdgeRequest, @CheckedParams() { stream }: Of): Promise<ProcessView> {
    const { ask } = await this.readings.of(request, 'process.read', stream);
    return this.processes.view(ask, stream);
  }

  @Serve('queryProcess')
  async queryProcess(
    @Req() request: EdgeRequest,
    @CheckedParams() { stream, query }: Of & { query: string },
  ): Promise<{ stream: string; query: string; source: 'temporal' | 'postgresql'; answer: unknown }> {
    const { ask } = await this.readings.of(request, 'process.read', stream);
    return this.processes.query(ask, stream, query);
  }

  @Serve('nudgeProcess')
  async nudgeProcess(
    @Req() request: EdgeRequest,
    @CheckedParams() { stream }: Of,
    @CheckedBody() _nothing: unknown,
  ): Promise<{ stream: string; mail: boolean }> {
    await this.readings.of(request, 'process.nudge', stream);
    return this.processes.nudge(stream);
  }

  @Serve('signalCommand')
  async signalCommand(
    @Req() request: EdgeRequest,
    @CheckedParams() { stream, command }: Of & { command: string },
    @Res({ passthrough: true }) response: Response,
  ): Promise<CommandAccepted> {
    await this.readings.of(request, 'process.signal', stream);
    if (!isCommandOf(command, stream)) throw new ProblemError('COMMAND_UNKNOWN', { params: { command } });
    const kept = await this.commands.keep(
      { name: command, params: paramsOfStream(stream), body: bodyFor(command, request) as Record<string, unknown> },
      request,
    );
    saying202(kept, response);
    return kept;
  }
}

const isCommandOf = (command: string, stream: string): command is CommandName =>
  Object.hasOwn(COMMAND_ROUTES, command) && COMMAND_ROUTES[command as CommandName].command === kindOf(stream);
