import type { CaseView } from '#libs/contracts/http/case-view';
import type { FormOf } from '../../forms/use-form.js';

export const formOf = (view: CaseView): FormOf =>
  view.kind === 'application' ? { kind: 'application', params: { applicationId: view.id } } : { kind: 'evaluation', params: evaluationParams(view) };

/** `evaluation/{campaign}/{titleNo}` */
export function evaluationParams(view: { stream: string }): { campaign: string; titleNo: string } {
  const [, campaign = '', titleNo = ''] = view.stream.split('/');
  return { campaign, titleNo };
}
