import { Controller, Inject, Req } from '@nestjs/common';
import type { CaseView, FactView } from '#libs/contracts/http/case-view';
import type { ApplicationRow, Page } from '#libs/contracts/http/list-views';
import { applicationStream } from '#libs/domain/kernel/streams';
import { type ApplicationsAsked, listApplications } from '#libs/read-model/application-list/query';
import { applicationCase } from '#libs/read-model/case-view/application-case';
import { found } from '../http/found.js';
import { CheckedParams, CheckedQuery } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from './reading.js';

@Controller()
export class ApplicationController {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  @Serve('listApplications')
  listApplications(@Req() request: EdgeRequest, @CheckedQuery() asked: ApplicationsAsked): Promise<Page<ApplicationRow>> {
    const { ask, reader } = this.readings.general(request, 'application.list');
    return listApplications(ask, reader, asked);
  }

  @Serve('readApplication')
  async readApplication(@Req() request: EdgeRequest, @CheckedParams() { applicationId }: { applicationId: string }): Promise<CaseView> {
    const { ask, reader, now } = await this.readings.of(request, 'application.read', applicationStream(applicationId));
    return found(applicationCase(ask, reader, applicationId, now));
  }

  @Serve('readApplicationFacts')
  async readApplicationFacts(@Req() request: EdgeRequest, @CheckedParams() { applicationId }: { applicationId: string }): Promise<{ facts: FactView[] }> {
    const { ask, reader, now } = await this.readings.of(request, 'facts.read', applicationStream(applicationId));
    return { facts: (await found(applicationCase(ask, reader, applicationId, now))).facts };
  }
}
