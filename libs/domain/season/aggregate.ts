import type { Aggregate } from '../kernel/aggregate.js';
import type { SeasonCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { SEASON_FACT_TYPES } from './fact-types.js';
import type { SeasonFact } from './facts.js';
import { followUps } from './follow-ups.js';
import { SEASON_ROLES } from './roles.js';
import type { SeasonState } from './state.js';
import { waitingFor } from './waiting-for.js';

export const seasonAggregate: Aggregate<SeasonState, SeasonFact, SeasonCommand> = {
  kind: 'season',
  initialState: { status: 'none' },
  factTypes: SEASON_FACT_TYPES,
  commandTypes: Object.keys(SEASON_ROLES) as SeasonCommand['type'][],
  references: () => [],
  decide,
  evolve,
  waitingFor,
  followUps,
  groupOf: (state) => (state.status === 'none' ? '' : state.season),
  resourceOf: () => ({}),
};
