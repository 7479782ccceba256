import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { applicationStream, evaluationStream, idOf } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import { receiptOf } from '#libs/event-store/log/receipt';
import { CheckedParams } from '../http/parts.js';
import { ProblemError } from '../http/problem.js';
import { budgetOf, type EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Store } from '../store/store.js';
import { Readings } from './reading.js';

/** A receipt shows a fact as it was recorded, so it is given for what its owner did and for nothing else. */
const RECEIPTED = ['ApplicationSubmitted', 'EvaluationSubmitted'];

@Controller()
export class ReceiptController {
  constructor(
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Store) private readonly store: Store,
  ) {}

  @Serve('readApplicationReceipt')
  async readApplicationReceipt(
    @Req() request: EdgeRequest,
    @Res() response: Response,
    @CheckedParams() of: { applicationId: string; version: string },
  ): Promise<void> {
    const stream = applicationStream(of.applicationId);
    await this.readings.of(request, 'application.read', stream);
    await this.send(request, response, stream, of.version);
  }

  @Serve('readEvaluationReceipt')
  async readEvaluationReceipt(
    @Req() request: EdgeRequest,
    @Res() response: Response,
    @CheckedParams() of: { campaign: string; titleNo: string; version: string },
  ): Promise<void> {
    const stream = evaluationStream(of.campaign, of.titleNo);
    await this.readings.of(request, 'evaluation.read', stream);
    await this.send(request, response, stream, of.version);
  }

  private async send(request: EdgeRequest, response: Response, stream: StreamId, version: string): Promise<void> {
    const [fact] = /^[1-9]\d{0,8}$/.test(version)
      ? await this.store.read<{ type: string }>(budgetOf(request), 'select type from event where stream = $1 and version = $2', [stream, Number(version)])
      : [];
    if (!fact || !RECEIPTED.includes(fact.type)) throw new ProblemError('NOT_FOUND');
    const receipt = await receiptOf(this.store.engine.writer, stream, Number(version));
    if (receipt === null) throw new ProblemError('RECEIPT_NOT_READY');
    response
      .status(200)
      .type('text/plain')
      .setHeader('Content-Disposition', `attachment; filename="${idOf(stream).replaceAll('/', '-')}-${version}.tlog-proof"`);
    response.send(receipt);
  }
}
