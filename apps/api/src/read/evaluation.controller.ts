import { Controller, Inject, Req } from '@nestjs/common';
import type { CaseView, FactView } from '#libs/contracts/http/case-view';
import type { EvaluationRow, Page, TitleRow } from '#libs/contracts/http/list-views';
import type { TitleView } from '#libs/contracts/http/season-view';
import { evaluationStream, titleStream } from '#libs/domain/kernel/streams';
import { evaluationCase } from '#libs/read-model/case-view/evaluation-case';
import { titleView } from '#libs/read-model/case-view/title-view';
import { type EvaluationsAsked, listEvaluations } from '#libs/read-model/evaluation-list/query';
import { listTitles, type TitlesAsked } from '#libs/read-model/title-list/query';
import { found } from '../http/found.js';
import { CheckedParams, CheckedQuery } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from './reading.js';

interface Of {
  campaign: string;
  titleNo: string;
}

@Controller()
export class EvaluationController {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  @Serve('listEvaluations')
  listEvaluations(@Req() request: EdgeRequest, @CheckedQuery() asked: EvaluationsAsked): Promise<Page<EvaluationRow>> {
    const { ask, reader } = this.readings.general(request, 'evaluation.list');
    return listEvaluations(ask, reader, asked);
  }

  @Serve('readEvaluation')
  async readEvaluation(@Req() request: EdgeRequest, @CheckedParams() { campaign, titleNo }: Of): Promise<CaseView> {
    const { ask, reader, now } = await this.readings.of(request, 'evaluation.read', evaluationStream(campaign, titleNo));
    return found(evaluationCase(ask, reader, campaign, titleNo, now));
  }

  @Serve('readEvaluationFacts')
  async readEvaluationFacts(@Req() request: EdgeRequest, @CheckedParams() { campaign, titleNo }: Of): Promise<{ facts: FactView[] }> {
    const { ask, reader, now } = await this.readings.of(request, 'facts.read', evaluationStream(campaign, titleNo));
    return { facts: (await found(evaluationCase(ask, reader, campaign, titleNo, now))).facts };
  }

  @Serve('listTitles')
  listTitles(@Req() request: EdgeRequest, @CheckedQuery() asked: TitlesAsked): Promise<Page<TitleRow>> {
    const { ask } = this.readings.general(request, 'title.list');
    return listTitles(ask, asked);
  }

  @Serve('readTitle')
  async readTitle(@Req() request: EdgeRequest, @CheckedParams() { titleNo }: { titleNo: string }): Promise<TitleView> {
    const { ask, reader, now } = await this.readings.of(request, 'title.read', titleStream(titleNo));
    return found(titleView(ask, reader, titleNo, now));
  }
}
