import type { DecideContext } from '../../kernel/aggregate.js';
import { isBlank } from '../../kernel/checks.js';
import { isInstant } from '../../kernel/instants.js';
import { type Decision, record, refuse } from '../../kernel/types.js';
import type { EvaluationFact, SpecialCaseReason } from '../facts.js';
import { explanationWindow } from '../rules/explanation-window.js';
import type { Command, Opened } from './types.js';

/** A subject that is gone cannot pass, whoever decides (注销, 吊销). */
const GONE: readonly SpecialCaseReason[] = ['deregistered', 'licenceRevoked'];

/** A special case is no automatic pass: the ministry decides each (AMB-15). */
export function decideSpecialCase(
  state: Opened,
  { decision, note }: Command<'decideSpecialCase'>,
  { now, programme }: DecideContext,
): Decision<EvaluationFact> {
  if (isBlank(note)) return refuse('REASON_MISSING', undefined, 'note');
  if (decision === 'passed' && state.specialCase && GONE.includes(state.specialCase.reasonKind)) return refuse('SUBJECT_NO_LONGER_EXISTS');
  const window = decision === 'notPassed' ? explanationWindow(now, programme) : { explainBy: null, explainByProvisional: false };
  return record({ type: 'SpecialCaseDecided', decision, note, ...window });
}

export function orderSiteCheck({ reason }: Command<'orderSiteCheck'>): Decision<EvaluationFact> {
  return isBlank(reason) ? refuse('REASON_MISSING', undefined, 'reason') : record({ type: 'SiteCheckOrdered', reason });
}

export function reportSiteCheck({ visitors, satisfied, report }: Command<'reportSiteCheck'>, { programme }: DecideContext): Decision<EvaluationFact> {
  const minimum = programme.siteVisit.minimumVisitors;
  if (new Set(visitors).size < minimum) return refuse('VISITORS_TOO_FEW', { minimum }, 'visitors');
  if (isBlank(report)) return refuse('FIELD_MISSING', undefined, 'report');
  return record({ type: 'SiteCheckReported', visitors, satisfied, report });
}

export function conclude(
  state: Opened,
  { outcome, score, reason }: Command<'concludeEvaluation'>,
  { now, programme }: DecideContext,
): Decision<EvaluationFact> {
  if (!isScore(score, programme.experts.maximumScore)) return refuse('SCORE_OUT_OF_RANGE', { maximum: programme.experts.maximumScore }, 'score');
  if (isBlank(reason)) return refuse('REASON_MISSING', undefined, 'reason');
  if (outcome === 'notPassed') return record({ type: 'EvaluationNotPassed', score, reason, ...explanationWindow(now, programme) });
  if (state.existsConfirmed !== true) return refuse('SUBJECT_NO_LONGER_EXISTS');
  return record({ type: 'EvaluationPassed', score, reason });
}

const isScore = (score: string, maximum: number): boolean => /^\d{1,3}(\.\d{1,2})?$/.test(score) && Number(score) <= maximum;

/** Only an explanation needs a ruling; without one the clock makes the result final. */
export function uphold(state: Opened, { reason }: Command<'upholdResult'>): Decision<EvaluationFact> {
  if (!state.explained) return refuse('WRONG_STAGE', { status: state.status, explained: false });
  return isBlank(reason) ? refuse('REASON_MISSING', undefined, 'reason') : record({ type: 'ResultUpheld', reason });
}

export function reopen(state: Opened, { closesAt, reason }: Command<'reopenEvaluation'>, { now }: DecideContext): Decision<EvaluationFact> {
  if (!isInstant(closesAt)) return refuse('FIELD_INVALID', undefined, 'closesAt');
  if (closesAt <= now) return refuse('DATES_OUT_OF_ORDER', undefined, 'closesAt');
  if (closesAt < state.closesAt) return refuse('ANNOUNCED_END_BROUGHT_FORWARD', { announced: state.closesAt }, 'closesAt');
  return isBlank(reason) ? refuse('REASON_MISSING', undefined, 'reason') : record({ type: 'EvaluationReopened', closesAt, reason });
}
