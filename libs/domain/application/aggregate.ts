import type { Aggregate } from '../kernel/aggregate.js';
import { deskStream, seasonStream } from '../kernel/streams.js';
import type { ApplicationCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { APPLICATION_FACT_TYPES } from './fact-types.js';
import type { ApplicationFact } from './facts.js';
import { fanOutTo } from './fan-out.js';
import { followUps } from './follow-ups.js';
import { referencesOfState } from './references-of-state.js';
import { APPLICATION_ROLES } from './roles.js';
import type { ApplicationState } from './state.js';
import { waitingFor } from './waiting-for.js';

export const applicationAggregate: Aggregate<ApplicationState, ApplicationFact, ApplicationCommand> = {
  kind: 'application',
  initialState: { status: 'none' },
  factTypes: APPLICATION_FACT_TYPES,
  commandTypes: Object.keys(APPLICATION_ROLES) as ApplicationCommand['type'][],
  references(command) {
    if (command.type === 'startApplication') return [seasonStream(command.season)];
    if (command.type === 'recordNotRecommended') return [deskStream(command.season, command.authority)];
    return [];
  },
  referencesOfState,
  decide,
  evolve,
  waitingFor,
  followUps,
  groupOf: (state) => (state.status === 'none' ? '' : state.season),
  fanOutTo,
  resourceOf(state) {
    if (state.status === 'none') return {};
    const experts = state.experts.filter((expert) => !state.recused.includes(expert));
    // Never submitted: only its owner knows of it.
    return {
      authority: state.authority,
      organisation: state.organisation,
      experts,
      private: state.submission === 0,
      public: PUBLIC_STATUSES.includes(state.status),
    };
  },
};

/** From 公示 on its name stands on a list that anybody can read and object to. */
const PUBLIC_STATUSES: readonly string[] = ['inPublicity', 'objectionReview', 'cleared', 'removed', 'announced'];
