import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { exportLog } from '#libs/event-store/export';
import { loadSigningKey } from '#libs/event-store/signing-key';
import { CONFIG, type Config } from '../config.js';
import { ProblemError } from '../http/problem.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Store } from '../store/store.js';
import { Readings } from './reading.js';
import { writeTo } from './write-to.js';

@Controller()
export class ExportController {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Store) private readonly store: Store,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Line by line, as fast as the reader takes it; a file that lacks its signed end line is refused by `verify`. */
  @Serve('exportLog')
  async exportLog(@Req() request: EdgeRequest, @Res() response: Response): Promise<void> {
    const { now } = this.readings.general(request, 'log.export');
    const lines = exportLog(await this.store.engine.bulk.open(), loadSigningKey(this.config.stateDir), { exportedAt: now });
    const first = await lines.next();
    if (first.done) throw new ProblemError('INTERNAL');
    response
      .status(200)
      .type('application/x-ndjson')
      .setHeader('Content-Disposition', `attachment; filename="fwzz-log-${now.slice(0, 10)}.ndjson"`);
    try {
      await writeTo(response, first.value);
      for await (const chunk of lines) await writeTo(response, chunk);
      response.end();
    } finally {
      await lines.return(undefined);
    }
  }
}
