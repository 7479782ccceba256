import { mustHave } from '../../kernel/guards.js';
import { record, refuse } from '../../kernel/types.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

/** What the province's desk tells the application: decided there, under the desk's lock, and only kept here. */
export function recordRecommendation(command: CommandOf<'recordRecommendation'>): ApplicationDecision {
  return record({ type: 'ApplicationRecommended', by: command.by });
}

export function takeBackRecommendation(command: CommandOf<'takeBackRecommendation'>): ApplicationDecision {
  return record({ type: 'RecommendationTakenBack', reason: command.reason });
}

export function recordNotRecommended(state: StartedApplication, command: CommandOf<'recordNotRecommended'>): ApplicationDecision {
  if (command.authority !== state.authority) return refuse('OTHER_AUTHORITY', { authority: state.authority });
  return record({ type: 'ApplicationNotRecommended', reason: command.reason });
}

export function recordDispatch(command: CommandOf<'recordDispatch'>): ApplicationDecision {
  return mustHave(command.mailedAt, 'mailedAt') ?? record({ type: 'ApplicationDispatched', rank: command.rank, mailedAt: command.mailedAt });
}

export function recordReceipt(): ApplicationDecision {
  return record({ type: 'ApplicationReceived' });
}
