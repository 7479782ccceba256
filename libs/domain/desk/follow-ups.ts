import { applicationStream } from '../kernel/streams.js';
import type { FactMeta, FollowUp } from '../kernel/types.js';
import type { DeskFact } from './facts.js';
import { rankedApplications } from './decide/of.js';
import type { DeskState } from './state.js';

/** What the applications on the list learn of it; those not on it ask when the mailing is over. */
export function followUps(fact: DeskFact, state: DeskState, meta: FactMeta): FollowUp[] {
  if (state.status === 'none') return [];
  switch (fact.type) {
    case 'RecommendationAdded':
      return [tell(fact.applicationId, { type: 'recordRecommendation', by: meta.actor.id })];
    case 'RecommendationRemoved':
      return fact.released ? [] : [tell(fact.applicationId, { type: 'takeBackRecommendation', reason: fact.reason })];
    case 'PackageDispatched':
      return fact.applications.map(({ applicationId, rank }) => tell(applicationId, { type: 'recordDispatch', rank, mailedAt: fact.mailedAt }));
    case 'PackageReceived':
      return rankedApplications(state).map(({ applicationId }) => tell(applicationId, { type: 'recordReceipt' }));
    case 'DeskClosed':
      return fact.notDispatched.map((id) => tell(id, { type: 'lapseApplication', deadline: 'dispatch' }));
    default:
      return [];
  }
}

function tell(applicationId: string, command: { type: string } & Record<string, unknown>): FollowUp {
  return { kind: 'command', stream: applicationStream(applicationId), command };
}
