import { Controller, Inject, Req } from '@nestjs/common';
import type { z } from 'zod';
import type { FactView } from '#libs/contracts/http/case-view';
import type { NoticeRow, noticesQuery, Page, QueueRow } from '#libs/contracts/http/list-views';
import { type FactsAsked, searchFacts } from '#libs/read-model/fact-search/query';
import { listNotices } from '#libs/read-model/notices/query';
import { type QueueAsked, readQueue } from '#libs/read-model/queue/query';
import { CheckedQuery } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from './reading.js';

@Controller()
export class WorkController {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  @Serve('readQueue')
  readQueue(@Req() request: EdgeRequest, @CheckedQuery() asked: QueueAsked): Promise<Page<QueueRow>> {
    const { ask, reader } = this.readings.general(request, 'queue.read');
    return readQueue(ask, reader, asked);
  }

  @Serve('listNotices')
  listNotices(@Req() request: EdgeRequest, @CheckedQuery() asked: z.output<typeof noticesQuery>): Promise<Page<NoticeRow>> {
    const { ask, reader } = this.readings.general(request, 'notice.read');
    return listNotices(ask, reader, asked);
  }

  @Serve('searchFacts')
  searchFacts(@Req() request: EdgeRequest, @CheckedQuery() asked: FactsAsked): Promise<Page<FactView>> {
    const { ask, reader } = this.readings.general(request, 'facts.search');
    return searchFacts(ask, reader, asked);
  }
}
