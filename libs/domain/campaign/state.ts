import type { CampaignCalendar, Timing } from '../programmes/programme.js';

export interface CampaignCore {
  campaign: string;
  year: number;
  register: string;
  calendar: CampaignCalendar;
  timing: Timing;
  amendments: number;
  reminded: number[];
  deadlineNo: number;
}

export const CAMPAIGN_STATUSES = ['filing', 'filingClosed', 'published'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];
export type CampaignState = { status: 'none' } | ({ status: CampaignStatus } & CampaignCore);
