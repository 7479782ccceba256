import type { DecideContext } from '../../kernel/aggregate.js';
import { isBlank, isSha256 } from '../../kernel/checks.js';
import { type Decision, type Instant, record, refuse } from '../../kernel/types.js';
import type { CampaignState } from '../../campaign/state.js';
import { campaignOf } from '../../kernel/streams.js';
import type { EvaluationFact } from '../facts.js';
import { checkForm } from '../rules/check-form.js';
import type { Command, Opened } from './types.js';

/** `now` is the arrival: 23:59:59.999 of the last day is in time even when the clock's decision was quicker. */
export function submit(state: Opened, { form, contentHash }: Command<'submitEvaluation'>, context: DecideContext): Decision<EvaluationFact> {
  const { now, programme } = context;
  const opensAt = opening(context);
  if (opensAt !== null && now < opensAt) return refuse('NOT_OPEN', { opensAt });
  if (now > filingEnd(state)) return refuse('CUT_OFF_PASSED', { closedAt: filingEnd(state) });
  if (!isSha256(contentHash)) return refuse('FIELD_INVALID', undefined, 'contentHash');
  const checked = checkForm(form, state.kind, programme);
  if ('refusal' in checked) return checked;
  const submitted: EvaluationFact = { type: 'EvaluationSubmitted', contentHash, submission: state.submission + 1, findings: checked.findings };
  return state.status === 'notPassedOverdue' ? record<EvaluationFact>({ type: 'EvaluationReinstated', receivedAt: now }, submitted) : record(submitted);
}

/** The campaign's own calendar, which may have been amended since this evaluation was opened. */
function opening({ stream, reference }: DecideContext): Instant | null {
  const campaign = reference(campaignOf(stream)) as CampaignState | undefined;
  return campaign === undefined || campaign.status === 'none' ? null : campaign.calendar.opensAt;
}

function filingEnd(state: Opened): Instant {
  const corrects = state.status === 'returned' || state.failedBy === 'correction';
  return corrects && state.correctBy ? state.correctBy : state.closesAt;
}

export function explain(state: Opened, { statement, evidence }: Command<'fileExplanation'>, { now }: DecideContext): Decision<EvaluationFact> {
  if (state.explained) return refuse('ALREADY_EXISTS');
  if (state.explainBy === null || now > state.explainBy) return refuse('EXPLANATION_PERIOD_OVER', { endedAt: state.explainBy ?? '' });
  if (isBlank(statement)) return refuse('FIELD_MISSING', undefined, 'statement');
  return record({ type: 'ExplanationFiled', statement, evidence });
}
