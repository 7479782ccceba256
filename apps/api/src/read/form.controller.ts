import { Controller, Inject, Req } from '@nestjs/common';
import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import { applicationStream, evaluationStream } from '#libs/domain/kernel/streams';
import { applicationForm, evaluationForm } from '#libs/read-model/case-view/form';
import { found } from '../http/found.js';
import { CheckedParams } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { Readings } from './reading.js';

@Controller()
export class FormController {
  constructor(@Inject(Readings) private readonly readings: Readings) {}

  @Serve('readApplicationForm')
  async readApplicationForm(@Req() request: EdgeRequest, @CheckedParams() { applicationId }: { applicationId: string }): Promise<FormDefinition> {
    const { ask } = await this.readings.of(request, 'application.read', applicationStream(applicationId));
    return found(applicationForm(ask, applicationId));
  }

  @Serve('readEvaluationForm')
  async readEvaluationForm(@Req() request: EdgeRequest, @CheckedParams() { campaign, titleNo }: { campaign: string; titleNo: string }): Promise<FormDefinition> {
    const { ask } = await this.readings.of(request, 'evaluation.read', evaluationStream(campaign, titleNo));
    return found(evaluationForm(ask, campaign, titleNo));
  }
}
