import { z } from 'zod';
import { allowedView, factView, nextView } from './case-view.js';
import { bothLanguages, category, count, instantOut } from './primitives.js';

const deskItem = z.object({
  applicationId: z.string(),
  applicationNo: z.string(),
  unitName: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  figures: z.record(z.string(), z.string()),
  version: count,
});

/** One category of a province's desk: the ranked list above the quota line, and who passed first review but is not on it. */
export const deskCategory = z.object({
  category,
  title: bothLanguages,
  quota: count,
  used: count,
  ranked: z.array(deskItem.extend({ rank: count })),
  candidates: z.array(deskItem.extend({ recommend: allowedView })),
});

export const deskView = z.object({
  stream: z.string(),
  season: z.string(),
  authority: z.string(),
  authorityName: z.string(),
  version: count,
  status: z.string(),
  statusText: bothLanguages,
  dates: z.object({ provinceReviewClosesAt: instantOut, dispatchClosesAt: instantOut }),
  categories: z.array(deskCategory),
  letterNo: z.string().nullable(),
  dispatchedAt: instantOut.nullable(),
  next: nextView.nullable(),
  facts: z.array(factView),
  allowed: z.array(allowedView),
  serverTime: instantOut,
});

export type DeskView = z.infer<typeof deskView>;
export type DeskCategory = z.infer<typeof deskCategory>;
