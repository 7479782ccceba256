import { z } from 'zod';
import type { CampaignCommand } from '#libs/domain/campaign/commands';
import type { SeasonCommand } from '#libs/domain/season/commands';
import type { BodiesOf } from './command-bodies.js';
import { id, instant, requiredText, text } from './primitives.js';

export const seasonCalendar = z.strictObject({ fillOpensAt: instant, fillClosesAt: instant, provinceReviewClosesAt: instant, dispatchClosesAt: instant });
export const campaignCalendar = z.strictObject({
  opensAt: instant,
  closesAt: instant,
  reminders: z.array(z.strictObject({ daysBefore: z.int().min(0).max(366), at: instant })).max(50),
});
export const timing = z.strictObject({ settleSeconds: z.int().min(0).max(86_400), spreadSeconds: z.int().min(0).max(86_400) });

export const seasonBodies = {
  /** `calendar`, `timing` and `authorities` left out are the programme's. */
  openSeason: z.strictObject({
    season: id,
    title: requiredText(200),
    calendar: seasonCalendar.optional(),
    timing: timing.optional(),
    authorities: z.array(text(16)).max(100).optional(),
  }),
  amendSeasonCalendar: z.strictObject({ calendar: seasonCalendar, reason: text() }),
  openConsultation: z.strictObject({ note: text() }),
  closeConsultation: z.strictObject({ note: text() }),
  openSeasonPublicity: z.strictObject({ from: instant, endsAt: instant.optional() }),
  announceResults: z.strictObject({ documentNo: text(100), complianceReconfirmed: z.boolean() }),
  closeSeason: z.strictObject({ note: text() }),
} satisfies BodiesOf<
  SeasonCommand,
  'openSeason' | 'amendSeasonCalendar' | 'openConsultation' | 'closeConsultation' | 'openSeasonPublicity' | 'announceResults' | 'closeSeason'
>;

export const campaignBodies = {
  openCampaign: z.strictObject({
    campaign: id,
    year: z.int().min(2000).max(2100),
    register: id,
    calendar: campaignCalendar.optional(),
    timing: timing.optional(),
  }),
  amendCampaignCalendar: z.strictObject({ calendar: campaignCalendar, reason: text() }),
  publishCampaignResults: z.strictObject({ documentNo: text(100) }),
} satisfies BodiesOf<CampaignCommand, 'openCampaign' | 'amendCampaignCalendar' | 'publishCampaignResults'>;
