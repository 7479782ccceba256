import type { FormDefinition } from '#libs/contracts/http/forms/definition';
import { applicationFormOf, evaluationFormOf } from '#libs/contracts/http/forms/form-of';
import type { ApplicationState } from '#libs/domain/application/state';
import type { EvaluationState } from '#libs/domain/evaluation/state';
import { applicationStream, evaluationStream } from '#libs/domain/kernel/streams';
import type { Ask } from '../ask.js';
import { loadStream } from './load.js';

/** The form of this case as its own programme version has it: a later edit of the programme changes nothing here. */
export async function applicationForm(ask: Ask, id: string): Promise<FormDefinition | null> {
  const loaded = await loadStream<ApplicationState>(ask, applicationStream(id));
  return !loaded || loaded.state.status === 'none' ? null : applicationFormOf(loaded.state.category, loaded.programme.content);
}

export async function evaluationForm(ask: Ask, campaign: string, titleNo: string): Promise<FormDefinition | null> {
  const loaded = await loadStream<EvaluationState>(ask, evaluationStream(campaign, titleNo));
  return !loaded || loaded.state.status === 'none' ? null : evaluationFormOf(loaded.state.kind, loaded.programme.content);
}
