import type { Role } from '../kernel/types.js';
import type { CampaignCommand } from './commands.js';

export const CAMPAIGN_ROLES: Record<CampaignCommand['type'], readonly Role[]> = {
  openCampaign: ['ministry'],
  amendCampaignCalendar: ['ministry'],
  publishCampaignResults: ['ministry'],
  remindCampaign: ['system'],
  closeCampaignFiling: ['system'],
};
