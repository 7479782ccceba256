import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave } from '../../kernel/guards.js';
import { addSeconds } from '../../kernel/instants.js';
import { record, refuse } from '../../kernel/types.js';
import type { ApplicationFact } from '../facts.js';
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

/**
 * What the desk has mailed is mailed. Where the clock had ended the application by a mailing day that was moved
 * meanwhile, and the word of the move is still under way, this is the word: refusing it would leave a mailed one lapsed.
 */
export function recordDispatch(state: StartedApplication, command: CommandOf<'recordDispatch'>, context: DecideContext): ApplicationDecision {
  const { rank, mailedAt } = command;
  if (state.status === 'lapsed' && state.lapsedBy !== 'dispatch') return refuse('WRONG_STAGE', { status: state.status });
  const back: ApplicationFact[] = state.status === 'lapsed' ? [{ type: 'ApplicationReinstated', deadline: 'dispatch', receivedAt: context.now }] : [];
  return mustHave(mailedAt, 'mailedAt') ?? record(...back, { type: 'ApplicationDispatched', rank, mailedAt });
}

export function recordReceipt(): ApplicationDecision {
  return record({ type: 'ApplicationReceived' });
}
