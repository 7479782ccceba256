import type { Aggregate } from '../kernel/aggregate.js';
import { applicationStream } from '../kernel/streams.js';
import type { DeskCommand } from './commands.js';
import { decide } from './decide.js';
import { unnamedOnList } from './decide/of.js';
import { evolve } from './evolve.js';
import { DESK_FACT_TYPES } from './fact-types.js';
import type { DeskFact } from './facts.js';
import { followUps } from './follow-ups.js';
import { DESK_ROLES } from './roles.js';
import type { DeskState } from './state.js';
import { waitingFor } from './waiting-for.js';

/** What a person does with one line of the list: whose it is, its application says. */
const ABOUT_ONE: ReadonlySet<DeskCommand['type']> = new Set(['recommendApplication', 'moveRecommendation', 'removeRecommendation']);

export const deskAggregate: Aggregate<DeskState, DeskFact, DeskCommand> = {
  kind: 'desk',
  initialState: { status: 'none' },
  factTypes: DESK_FACT_TYPES,
  commandTypes: Object.keys(DESK_ROLES) as DeskCommand['type'][],
  references: (command) => (ABOUT_ONE.has(command.type) && 'applicationId' in command ? [applicationStream(command.applicationId)] : []),
  referencesOfState: (state, command) =>
    command.type === 'recommendApplication' && state.status !== 'none' ? unnamedOnList(state).map(applicationStream) : [],
  decide,
  evolve,
  waitingFor,
  followUps,
  groupOf: (state) => (state.status === 'none' ? '' : state.season),
  resourceOf: (state) => (state.status === 'none' ? {} : { authority: state.authority }),
};
