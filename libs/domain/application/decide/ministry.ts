import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave, mustSay } from '../../kernel/guards.js';
import { record, refuse } from '../../kernel/types.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

export function orderSiteVisit(command: CommandOf<'orderSiteVisit'>): ApplicationDecision {
  return mustSay(command.reason, 'reason') ?? record({ type: 'SiteVisitOrdered', reason: command.reason });
}

export function waiveSiteVisit(command: CommandOf<'waiveSiteVisit'>): ApplicationDecision {
  return mustSay(command.reason, 'reason') ?? record({ type: 'SiteVisitWaived', reason: command.reason });
}

/** 列入建议名单. Cities that passed the experts are visited first, or the visit is waived with a reason (AMB-11). */
export function suggestApplication(state: StartedApplication, command: CommandOf<'suggestApplication'>, context: DecideContext): ApplicationDecision {
  const visitDue = context.programme.siteVisit.defaultOn.includes(state.category) && state.siteVisit !== 'reported' && state.siteVisit !== 'waived';
  if (visitDue) return refuse('SITE_VISIT_PENDING', { category: state.category });
  return mustSay(command.reason, 'reason') ?? record({ type: 'ApplicationSuggested', reason: command.reason });
}

export function declineApplication(command: CommandOf<'declineApplication'>): ApplicationDecision {
  return mustSay(command.reason, 'reason') ?? record({ type: 'ApplicationNotSelected', reason: command.reason });
}

/** Deck: 申报材料弄虚作假的，将取消申报主体资格. From any live status, with evidence. */
export function disqualifyApplication(command: CommandOf<'disqualifyApplication'>): ApplicationDecision {
  const { reason, evidence } = command;
  return (
    mustSay(reason, 'reason') ??
    mustHave(
      evidence.filter((each) => each.trim() !== ''),
      'evidence',
    ) ??
    record({ type: 'ApplicationDisqualified', reason, evidence })
  );
}
