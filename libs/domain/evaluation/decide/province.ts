import type { DecideContext } from '../../kernel/aggregate.js';
import { isBlank, isSha256 } from '../../kernel/checks.js';
import { mustStandApart } from '../../kernel/guards.js';
import { type Decision, record, refuse } from '../../kernel/types.js';
import type { EvaluationFact } from '../facts.js';
import { correctBy } from '../rules/correct-by.js';
import { isSpecialCaseLength } from '../rules/special-case-length.js';
import type { Command, Opened } from './types.js';

/** AMB-18: who filed for a city, or belongs to it, may not review it for the province. */
export function startReview(state: Opened, { actor }: DecideContext): Decision<EvaluationFact> {
  return mustStandApart(actor, state) ?? record({ type: 'EvaluationReviewStarted', reviewer: actor.id });
}

export function returnForCorrection(state: Opened, { reasons }: Command<'returnEvaluation'>, { now, programme }: DecideContext): Decision<EvaluationFact> {
  if (reasons.length === 0 || reasons.some((each) => isBlank(each.reason))) return refuse('REASON_MISSING', undefined, 'reasons');
  return record({ type: 'EvaluationReturned', reasons, correctBy: correctBy(now, state.closesAt, programme) });
}

/** 存续状态, 真实性, 重大事故事件: three answers, each explicit (deck). One "no" is a flag, not a pass. */
export function passReview({ exists, truthful, noMajorEvent, opinion }: Command<'passEvaluationReview'>): Decision<EvaluationFact> {
  if (!exists || !truthful || !noMajorEvent) return refuse('CHECKS_INCOMPLETE', { exists, truthful, noMajorEvent });
  if (isBlank(opinion)) return refuse('REASON_MISSING', undefined, 'opinion');
  return record({ type: 'EvaluationReviewPassed', exists, truthful, noMajorEvent, opinion });
}

export function flag({ exists, truthful, noMajorEvent, opinion }: Command<'flagEvaluation'>): Decision<EvaluationFact> {
  if (isBlank(opinion)) return refuse('REASON_MISSING', undefined, 'opinion');
  return record({ type: 'EvaluationFlagged', exists, truthful, noMajorEvent, opinion });
}

/** Only before the filing deadline; a later one is the ministry's to hear by reopening. */
export function fileSpecialCase(
  state: Opened,
  { reasonKind, explain, sealHash }: Command<'fileSpecialCase'>,
  { now }: DecideContext,
): Decision<EvaluationFact> {
  if (now > state.closesAt) return refuse('CUT_OFF_PASSED', { closedAt: state.closesAt });
  if (!isSpecialCaseLength(explain)) return refuse('FIELD_INVALID', { minimumZi: 50, maximumZi: 2000 }, 'explain');
  if (!isSha256(sealHash)) return refuse('SEAL_MISSING', undefined, 'sealHash');
  const filed: EvaluationFact = { type: 'SpecialCaseFiled', reasonKind, explain, sealHash };
  return state.status === 'notPassedOverdue' ? record<EvaluationFact>({ type: 'EvaluationReinstated', receivedAt: now }, filed) : record(filed);
}
