import type { CampaignCalendar, Timing } from '../programmes/programme.js';

export type CampaignCommand =
  // ministry
  /** Over all active titles of the register but projects (deck: 示范项目不参加). */
  | { type: 'openCampaign'; campaign: string; year: number; register: string; calendar?: CampaignCalendar; timing?: Timing }
  | { type: 'amendCampaignCalendar'; calendar: CampaignCalendar; reason: string }
  | { type: 'publishCampaignResults'; documentNo: string }
  // system
  | { type: 'remindCampaign'; daysBefore: number }
  | { type: 'closeCampaignFiling' };
