import type { Instant } from '../kernel/types.js';
import type { CampaignCalendar, Timing } from '../programmes/programme.js';

export type CampaignFact =
  | { type: 'CampaignOpened'; campaign: string; year: number; register: string; calendar: CampaignCalendar; timing: Timing }
  | { type: 'CampaignCalendarAmended'; calendar: CampaignCalendar; amendment: number; reason: string }
  | { type: 'CampaignReminded'; daysBefore: number; at: Instant }
  | { type: 'CampaignFilingClosed'; at: Instant }
  | { type: 'CampaignResultsPublished'; documentNo: string };
