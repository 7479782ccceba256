import { errorText } from '#libs/contracts/error-codes';
import type { FindingView } from '#libs/contracts/http/case-view';
import { formCheck } from '#libs/domain/application/form-check';
import type { ApplicationForm } from '#libs/domain/application/form';
import { checkForm } from '#libs/domain/evaluation/rules/check-form';
import { dayOf } from '#libs/domain/kernel/instants';
import { findingView } from '../words/findings.js';
import type { DraftContext } from './draft-context.js';

/** The same rules that filing meets, over the draft as it stands: B first. */
export function draftFindings(context: DraftContext, form: ApplicationForm, now: string): FindingView[] {
  const rank = { B: 0, W: 1, I: 2 };
  return findingsOf(context, form, now).sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function findingsOf({ programme, of }: DraftContext, form: ApplicationForm, now: string): FindingView[] {
  if (of.kind === 'application')
    return formCheck({ category: of.state.category, form, programme, applicationDate: of.state.applicationDate ?? dayOf(now) }).map(findingView);
  const checked = checkForm(form, of.state.kind, programme);
  if ('findings' in checked) return checked.findings.map(findingView);
  const { code, field, params } = checked.refusal;
  return [{ rule: code, field: (field ?? '').replace(/^form\./, ''), severity: 'B', text: errorText(code, { ...(field && { field }), ...params }) }];
}

export const canBeFiled = (findings: readonly FindingView[]): boolean =>
  findings.every((finding) => finding.severity === 'I' || (finding.severity === 'W' && finding.justified !== false));
