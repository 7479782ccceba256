import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave } from '../../kernel/guards.js';
import { addSeconds } from '../../kernel/instants.js';
import { record, refuse } from '../../kernel/types.js';
import { listedBy } from '../listed-by.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

/** What the province's desk tells the application: decided there, under the desk's lock, and only kept here. */
export function recordRecommendation(command: CommandOf<'recordRecommendation'>): ApplicationDecision {
  return record({ type: 'ApplicationRecommended', by: command.by });
}

export function takeBackRecommendation(command: CommandOf<'takeBackRecommendation'>): ApplicationDecision {
  return record({ type: 'RecommendationTakenBack', reason: command.reason });
}

/**
 * 未推荐, at the end of the mailing deadline. The desk's list is the truth: an application on it whose own word of it is
 * still under way is recommended, whatever the clock thought.
 */
export function recordNotRecommended(state: StartedApplication, command: CommandOf<'recordNotRecommended'>, context: DecideContext): ApplicationDecision {
  if (command.authority !== state.authority || command.season !== state.season) return refuse('OTHER_AUTHORITY', { authority: state.authority });
  const at = state.dates.dispatchClosesAt;
  if (context.now < addSeconds(at, state.settleSeconds)) return refuse('NOT_YET_DUE', { deadline: at });
  const { desk, listed } = listedBy(state, context);
  if (listed) return record({ type: 'ApplicationRecommended', by: context.actor.id });
  return record({ type: 'ApplicationNotRecommended', reason: desk === 'dispatched' || desk === 'received' ? 'packageSealed' : 'deskClosed' });
}

export function recordDispatch(command: CommandOf<'recordDispatch'>): ApplicationDecision {
  return mustHave(command.mailedAt, 'mailedAt') ?? record({ type: 'ApplicationDispatched', rank: command.rank, mailedAt: command.mailedAt });
}

export function recordReceipt(): ApplicationDecision {
  return record({ type: 'ApplicationReceived' });
}
