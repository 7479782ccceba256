import { Controller, Inject, Req } from '@nestjs/common';
import type { DraftFindings, DraftPatch, DraftSaved, DraftView } from '#libs/contracts/http/draft-view';
import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import { applicationStream, evaluationStream } from '#libs/domain/kernel/streams';
import { CheckedBody, CheckedParams } from '../http/parts.js';
import type { EdgeRequest } from '../http/request.js';
import { Serve } from '../http/serve.js';
import { DraftService } from './draft.service.js';

interface OfApplication {
  applicationId: string;
}
interface OfEvaluation {
  campaign: string;
  titleNo: string;
}

const application = ({ applicationId }: OfApplication) => applicationStream(applicationId);
const evaluation = ({ campaign, titleNo }: OfEvaluation) => evaluationStream(campaign, titleNo);

@Controller()
export class DraftController {
  constructor(@Inject(DraftService) private readonly drafts: DraftService) {}

  @Serve('readApplicationDraft')
  readApplicationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfApplication): Promise<DraftView> {
    return this.drafts.read(request, application(of));
  }

  @Serve('readApplicationForm')
  readApplicationForm(@Req() request: EdgeRequest, @CheckedParams() of: OfApplication): Promise<FormDefinition> {
    return this.drafts.form(request, application(of), 'application.read');
  }

  @Serve('saveApplicationDraft')
  saveApplicationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfApplication, @CheckedBody() patch: DraftPatch): Promise<DraftSaved> {
    return this.drafts.save(request, application(of), patch);
  }

  @Serve('checkApplicationDraft')
  checkApplicationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfApplication, @CheckedBody() _nothing: unknown): Promise<DraftFindings> {
    return this.drafts.check(request, application(of));
  }

  @Serve('readEvaluationDraft')
  readEvaluationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfEvaluation): Promise<DraftView> {
    return this.drafts.read(request, evaluation(of));
  }

  @Serve('readEvaluationForm')
  readEvaluationForm(@Req() request: EdgeRequest, @CheckedParams() of: OfEvaluation): Promise<FormDefinition> {
    return this.drafts.form(request, evaluation(of), 'evaluation.read');
  }

  @Serve('saveEvaluationDraft')
  saveEvaluationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfEvaluation, @CheckedBody() patch: DraftPatch): Promise<DraftSaved> {
    return this.drafts.save(request, evaluation(of), patch);
  }

  @Serve('checkEvaluationDraft')
  checkEvaluationDraft(@Req() request: EdgeRequest, @CheckedParams() of: OfEvaluation, @CheckedBody() _nothing: unknown): Promise<DraftFindings> {
    return this.drafts.check(request, evaluation(of));
  }
}
