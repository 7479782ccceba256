import type { DecideContext } from '../../kernel/aggregate.js';
import { mustSay, mustStandApart } from '../../kernel/guards.js';
import { earlier, isInstant } from '../../kernel/instants.js';
import { record, refuse, type Refusal } from '../../kernel/types.js';
import { periodEnd } from '../../periods/period-end.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

export function startProvinceReview(state: StartedApplication, context: DecideContext): ApplicationDecision {
  return reviewerMayAct(state, context) ?? record({ type: 'ProvinceReviewStarted', reviewer: context.actor.id });
}

/** 退回补正. Without a date of the province's: the programme's correction period, never behind the end of the review. */
export function returnForCorrection(state: StartedApplication, command: CommandOf<'returnForCorrection'>, context: DecideContext): ApplicationDecision {
  const no = reviewerMayAct(state, context);
  if (no) return no;
  if (command.reasons.length === 0) return refuse('REASON_MISSING', { field: 'reasons' }, 'reasons');
  const empty = command.reasons.findIndex((each) => each.reason.trim() === '' || each.field.trim() === '');
  if (empty >= 0) return refuse('REASON_MISSING', { field: `reasons[${empty}]` }, `reasons[${empty}].reason`);

  const latest = state.dates.provinceReviewClosesAt;
  const byRule = periodEnd(context.now, context.programme.periods.correction, context.programme.holidays).endsAt;
  const correctBy = command.correctBy ?? earlier(byRule, latest);
  if (!isInstant(correctBy)) return refuse('FIELD_INVALID', { field: 'correctBy' }, 'correctBy');
  if (correctBy <= context.now || correctBy > latest) return refuse('DATES_OUT_OF_ORDER', { latest }, 'correctBy');
  return record({ type: 'ApplicationReturned', reasons: command.reasons, correctBy });
}

export function passProvinceReview(state: StartedApplication, command: CommandOf<'passProvinceReview'>, context: DecideContext): ApplicationDecision {
  const no = reviewerMayAct(state, context);
  if (no) return no;
  const { truthful, accurate, complete, opinion, warningsConfirmed } = command;
  for (const [field, ticked] of Object.entries({ truthful, accurate, complete })) {
    if (!ticked) return refuse('CHECKS_INCOMPLETE', { check: field }, field);
  }
  const noOpinion = mustSay(opinion, 'opinion');
  if (noOpinion) return noOpinion;
  const open = state.findings.find((finding) => finding.severity === 'W' && !warningsConfirmed.includes(finding.rule));
  if (open) return refuse('CHECKS_INCOMPLETE', { check: open.rule }, 'warningsConfirmed');
  return record({ type: 'ProvinceReviewPassed', truthful, accurate, complete, opinion, warningsConfirmed });
}

export function rejectProvinceReview(state: StartedApplication, command: CommandOf<'rejectProvinceReview'>, context: DecideContext): ApplicationDecision {
  const { truthful, accurate, complete, opinion } = command;
  return reviewerMayAct(state, context) ?? mustSay(opinion, 'opinion') ?? record({ type: 'ProvinceReviewRejected', truthful, accurate, complete, opinion });
}

/** Nobody reviews his own application, and not after the review has closed. */
function reviewerMayAct(state: StartedApplication, context: DecideContext): { refusal: Refusal } | null {
  const own = mustStandApart(context.actor, state);
  if (own) return own;
  if (context.now > state.dates.provinceReviewClosesAt) return refuse('CUT_OFF_PASSED', { deadline: state.dates.provinceReviewClosesAt });
  return null;
}
