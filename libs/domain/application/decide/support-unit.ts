import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave, mustSay } from '../../kernel/guards.js';
import { dayOf, isDay, isInstant } from '../../kernel/instants.js';
import { record, refuse } from '../../kernel/types.js';
import { meanOf } from '../scoring.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

export function passFormalCheck(command: CommandOf<'passFormalCheck'>): ApplicationDecision {
  return record({ type: 'FormalCheckPassed', note: command.note });
}

export function raiseFormalQuery(command: CommandOf<'raiseFormalQuery'>, context: DecideContext): ApplicationDecision {
  const no = mustHave(
    command.items.filter((item) => item.trim() !== ''),
    'items',
  );
  if (no) return no;
  if (!isInstant(command.answerBy)) return refuse('FIELD_INVALID', { field: 'answerBy' }, 'answerBy');
  if (command.answerBy <= context.now) return refuse('DATES_OUT_OF_ORDER', { earliest: context.now }, 'answerBy');
  return record({ type: 'FormalQueryRaised', items: command.items, answerBy: command.answerBy });
}

export function failFormalCheck(command: CommandOf<'failFormalCheck'>): ApplicationDecision {
  return mustSay(command.reason, 'reason') ?? record({ type: 'FormalCheckFailed', reason: command.reason });
}

/** The first panel has at least the programme's minimum; later calls add experts in place of recused ones. */
export function assignExperts(state: StartedApplication, command: CommandOf<'assignExperts'>, context: DecideContext): ApplicationDecision {
  const { experts } = command;
  const { minimum } = context.programme.experts;
  const twice = experts.find((expert, index) => experts.indexOf(expert) !== index || state.experts.includes(expert));
  if (twice !== undefined)
    return state.recused.includes(twice)
      ? refuse('EXPERT_RECUSED', { expert: twice }, 'experts')
      : refuse('FIELD_INVALID', { field: 'experts', expert: twice }, 'experts');
  if (experts.length === 0 || (state.status === 'formalPassed' && experts.length < minimum))
    return refuse('EXPERTS_TOO_FEW', { minimum, assigned: experts.length }, 'experts');
  return record({ type: 'ExpertsAssigned', experts });
}

/** Every assigned expert who did not step aside has scored, at least the minimum of them; the mean decides, on whole numbers. */
export function concludeExpertReview(state: StartedApplication, context: DecideContext): ApplicationDecision {
  const { minimum, passMark } = context.programme.experts;
  const sitting = state.experts.filter((expert) => !state.recused.includes(expert));
  if (sitting.length < minimum) return refuse('EXPERTS_TOO_FEW', { minimum, assigned: sitting.length });
  const missing = sitting.filter((expert) => !state.scores.some((score) => score.expert === expert)).length;
  if (missing > 0) return refuse('REVIEWS_MISSING', { missing });
  const totals = state.scores.map((score) => score.total);
  const { meanScore, spread, reaches } = meanOf(totals);
  return record({ type: reaches(passMark) ? 'ExpertReviewPassed' : 'ExpertReviewFailed', meanScore, spread });
}

export function reportSiteVisit(command: CommandOf<'reportSiteVisit'>, context: DecideContext): ApplicationDecision {
  const { visitors, visitedOn, satisfied, report } = command;
  const minimum = context.programme.siteVisit.minimumVisitors;
  const present = new Set(visitors.map((visitor) => visitor.trim()).filter((visitor) => visitor !== '')).size;
  if (present < minimum) return refuse('VISITORS_TOO_FEW', { minimum, present }, 'visitors');
  if (!isDay(visitedOn)) return refuse('FIELD_INVALID', { field: 'visitedOn' }, 'visitedOn');
  if (visitedOn > dayOf(context.now)) return refuse('DATES_OUT_OF_ORDER', { latest: dayOf(context.now) }, 'visitedOn');
  return mustHave(report, 'report') ?? record({ type: 'SiteVisitReported', visitors, visitedOn, satisfied, report });
}
