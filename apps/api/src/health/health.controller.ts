import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Readiness } from '#libs/contracts/http/process-view';
import { Serve } from '../http/serve.js';
import { ReadinessService } from './readiness.service.js';

@Controller()
export class HealthController {
  constructor(@Inject(ReadinessService) private readonly readiness: ReadinessService) {}

  @Serve('readLiveness')
  readLiveness(): { alive: true } {
    return { alive: true };
  }

  @Serve('readReadiness')
  async readReadiness(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const answer = await this.readiness.ask();
    if (!answer.ready) response.status(503).setHeader('Retry-After', '2');
    return answer;
  }
}
