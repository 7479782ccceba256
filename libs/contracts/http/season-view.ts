import { z } from 'zod';
import { allowedView, factView, nextView } from './case-view.js';
import { bothLanguages, category, count, instantOut } from './primitives.js';

const programmeRef = z.object({ id: z.string(), version: count, hash: z.string(), title: z.string() });
const authority = z.object({ code: z.string(), name: z.string() });
const calendar = z.object({ fillOpensAt: instantOut, fillClosesAt: instantOut, provinceReviewClosesAt: instantOut, dispatchClosesAt: instantOut });

export const seasonRow = z.object({ season: z.string(), title: z.string(), status: z.string(), statusText: bothLanguages, calendar, version: count });

export const seasonView = seasonRow.extend({
  stream: z.string(),
  programme: programmeRef,
  authorities: z.array(authority),
  amendments: count,
  consultation: z.enum(['none', 'open', 'closed']),
  publicity: z.object({ from: instantOut, endsAt: instantOut, provisional: z.boolean(), round: count, closed: z.boolean() }).nullable(),
  announcements: z.array(z.object({ documentNo: z.string(), round: count })),
  next: nextView.nullable(),
  facts: z.array(factView),
  allowed: z.array(allowedView),
  serverTime: instantOut,
});

/** 全国: how many are where. `statuses` of each authority; categories add what the quota and the national target say. */
export const boardView = z.object({
  season: z.string(),
  asOf: instantOut,
  totals: z.record(z.string(), count),
  stages: z.record(z.string(), count),
  authorities: z.array(
    z.object({
      authority: z.string(),
      name: z.string(),
      desk: z.string().nullable(),
      total: count,
      stages: z.record(z.string(), count),
      statuses: z.record(z.string(), count),
    }),
  ),
  categories: z.array(
    z.object({
      category,
      title: bothLanguages,
      quota: count,
      target: z.number().nullable(),
      alreadySelected: count,
      total: count,
      statuses: z.record(z.string(), count),
    }),
  ),
});

/** What an amended calendar would move; nothing is written. `previewHash` names the set that was shown. */
export const amendmentPreview = z.object({
  stream: z.string(),
  asOf: instantOut,
  previewHash: z.string(),
  affected: z.array(
    z.object({
      stream: z.string(),
      unitName: z.string().nullable(),
      authority: z.string(),
      status: z.string(),
      before: instantOut.nullable(),
      after: instantOut.nullable(),
    }),
  ),
  counts: z.object({ streams: count, authorities: count, timersMoved: count, earlier: count, reopened: count, untouched: count }),
});

export const campaignRow = z.object({
  campaign: z.string(),
  year: count,
  register: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  closesAt: instantOut,
  version: count,
});
export const campaignView = campaignRow.extend({
  stream: z.string(),
  programme: programmeRef,
  calendar: z.object({ opensAt: instantOut, closesAt: instantOut, reminders: z.array(z.object({ daysBefore: z.number(), at: instantOut })) }),
  amendments: count,
  reminded: z.array(z.number()),
  totals: z.record(z.string(), count),
  authorities: z.array(z.object({ authority: z.string(), name: z.string(), total: count, statuses: z.record(z.string(), count) })),
  /** Not submitted and no special case on file: who fails when the timer fires. */
  wouldFail: count,
  next: nextView.nullable(),
  facts: z.array(factView),
  allowed: z.array(allowedView),
  serverTime: instantOut,
});

export const titleView = z.object({
  stream: z.string(),
  titleNo: z.string(),
  register: z.string(),
  batch: count,
  category: z.string(),
  authority: z.string(),
  authorityName: z.string(),
  organisation: z.string(),
  unitName: z.string(),
  subjectCode: z.string(),
  grantedOn: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  banUntil: z.string().nullable(),
  mergedInto: z.string().nullable(),
  version: count,
  facts: z.array(factView),
  allowed: z.array(allowedView),
  serverTime: instantOut,
});

export const publicityView = z.object({
  season: z.string(),
  title: z.string(),
  from: instantOut.nullable(),
  endsAt: instantOut.nullable(),
  provisional: z.boolean(),
  open: z.boolean(),
  rows: z.array(
    z.object({ applicationId: z.string(), applicationNo: z.string(), category, categoryText: bothLanguages, unitName: z.string(), authorityName: z.string() }),
  ),
});
export const publishedView = z.object({
  season: z.string(),
  title: z.string(),
  documents: z.array(z.string()),
  rows: z.array(z.object({ titleNo: z.string(), category, categoryText: bothLanguages, unitName: z.string(), authorityName: z.string() })),
});

export type SeasonRow = z.infer<typeof seasonRow>;
export type SeasonView = z.infer<typeof seasonView>;
export type BoardView = z.infer<typeof boardView>;
export type AmendmentPreview = z.infer<typeof amendmentPreview>;
export type CampaignRow = z.infer<typeof campaignRow>;
export type CampaignView = z.infer<typeof campaignView>;
export type TitleView = z.infer<typeof titleView>;
export type PublicityView = z.infer<typeof publicityView>;
export type PublishedView = z.infer<typeof publishedView>;
