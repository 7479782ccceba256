import type { CampaignCommand } from './commands.js';
import type { CampaignState, CampaignStatus } from './state.js';

/** Status → command → statuses it may lead to. */
export const CAMPAIGN_TRANSITIONS: Record<CampaignState['status'], Partial<Record<CampaignCommand['type'], CampaignStatus[]>>> = {
  none: { openCampaign: ['filing'] },
  filing: { amendCampaignCalendar: ['filing'], remindCampaign: ['filing'], closeCampaignFiling: ['filingClosed'] },
  filingClosed: { amendCampaignCalendar: ['filing'], publishCampaignResults: ['published'] },
  published: {},
};
