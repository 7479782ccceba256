import type { Aggregate } from '../kernel/aggregate.js';
import type { CampaignCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { CampaignFact } from './facts.js';
import type { CampaignState } from './state.js';
import { followUps, waitingFor } from './waiting-for.js';

export const campaignAggregate: Aggregate<CampaignState, CampaignFact, CampaignCommand> = {
  kind: 'campaign',
  initialState: { status: 'none' },
  factTypes: ['CampaignOpened', 'CampaignCalendarAmended', 'CampaignReminded', 'CampaignFilingClosed', 'CampaignResultsPublished'],
  commandTypes: ['openCampaign', 'amendCampaignCalendar', 'publishCampaignResults', 'remindCampaign', 'closeCampaignFiling'],
  references: () => [],
  decide,
  evolve,
  waitingFor,
  followUps: (fact, state, _meta, programme) => followUps(fact, state, programme),
  groupOf: (state) => (state.status === 'none' ? '' : state.campaign),
  resourceOf: () => ({}),
};
