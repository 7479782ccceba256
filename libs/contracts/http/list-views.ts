import { z } from 'zod';
import { bothLanguages, category, count, instant, instantOut } from './primitives.js';

/** Pages by key: `after` of the answer goes into the next question; null at the end. */
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), after: z.string().nullable(), total: count });

const limit = z.coerce.number().int().min(1).max(200).default(50);
const after = z.string().max(400).optional();
/** One or several, by comma. */
const several = z.string().max(400).optional();
const word = z.string().max(64).optional();

export const applicationsQuery = z.strictObject({
  season: word,
  category: several,
  authority: several,
  status: several,
  stage: several,
  q: z.string().max(100).optional(),
  sort: z.enum(['due', '-due', 'no', '-no', 'changed', '-changed', 'rank', 'unit']).default('due'),
  after,
  limit,
});
export const applicationRow = z.object({
  applicationId: z.string(),
  applicationNo: z.string(),
  season: z.string(),
  category,
  authority: z.string(),
  authorityName: z.string(),
  organisation: z.string(),
  unitName: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  stage: z.string(),
  dueAt: instantOut.nullable(),
  applicationDate: z.string().nullable(),
  rank: z.number().nullable(),
  submission: count,
  figures: z.record(z.string(), z.string()),
  warnings: count,
  titleNo: z.string().nullable(),
  version: count,
  changedAt: instantOut,
});

export const evaluationsQuery = z.strictObject({
  campaign: word,
  authority: several,
  status: several,
  stage: several,
  kind: several,
  q: z.string().max(100).optional(),
  sort: z.enum(['due', 'no', 'changed', '-changed']).default('due'),
  after,
  limit,
});
export const evaluationRow = z.object({
  campaign: z.string(),
  titleNo: z.string(),
  kind: z.string(),
  batch: count,
  authority: z.string(),
  authorityName: z.string(),
  organisation: z.string(),
  unitName: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  stage: z.string(),
  dueAt: instantOut.nullable(),
  submission: count,
  specialCase: z.boolean(),
  outcome: z.string().nullable(),
  version: count,
  changedAt: instantOut,
});

export const titlesQuery = z.strictObject({
  register: word,
  authority: several,
  category: several,
  status: several,
  batch: z.coerce.number().int().min(1).max(99).optional(),
  q: z.string().max(100).optional(),
  after,
  limit,
});
export const titleRow = z.object({
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
  version: count,
});

/** 待办: what waits for this reader, the earliest due first. */
export const queueQuery = z.strictObject({
  season: word,
  kind: z.enum(['application', 'evaluation', 'desk']).optional(),
  status: several,
  category: several,
  q: z.string().max(100).optional(),
  after,
  limit,
});
export const queueRow = z.object({
  stream: z.string(),
  kind: z.enum(['application', 'evaluation', 'desk']),
  id: z.string(),
  no: z.string(),
  unitName: z.string(),
  category: z.string(),
  authority: z.string(),
  authorityName: z.string(),
  group: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  command: z.string().nullable(),
  what: bothLanguages,
  dueAt: instantOut.nullable(),
  changedAt: instantOut,
  version: count,
});

export const noticesQuery = z.strictObject({ after, limit });
export const noticeRow = z.object({ id: z.string(), template: z.string(), text: bothLanguages, stream: z.string(), at: instantOut });

export const factsQuery = z.strictObject({
  stream: z.string().max(160).optional(),
  type: several,
  actor: word,
  from: instant.optional(),
  to: instant.optional(),
  after,
  limit,
});

export type ApplicationRow = z.infer<typeof applicationRow>;
export type ApplicationsQuery = z.input<typeof applicationsQuery>;
export type EvaluationRow = z.infer<typeof evaluationRow>;
export type EvaluationsQuery = z.input<typeof evaluationsQuery>;
export type TitleRow = z.infer<typeof titleRow>;
export type QueueRow = z.infer<typeof queueRow>;
export type NoticeRow = z.infer<typeof noticeRow>;
export type FactsQuery = z.input<typeof factsQuery>;
export interface Page<T> {
  rows: T[];
  after: string | null;
  total: number;
}
