import { z } from 'zod';
import { bothLanguages, count, instantOut } from './primitives.js';

/** 谁. Names of people of the offices are shown, of applicants the unit's; the clock reads 系统（定时）. */
export const actorView = z.object({ id: z.string(), role: z.string(), name: bothLanguages });

export const STAGE_STATES = ['notStarted', 'inProgress', 'done', 'returned', 'failed', 'overdue', 'waiting', 'onHold'] as const;

/** One of the five stages of the deck: 线上填报 → 省级初审 → 提交材料 → 评审考查 → 公示发布 (or 评估结果应用). */
export const stageView = z.object({
  stage: z.string(),
  title: bothLanguages,
  state: z.enum(STAGE_STATES),
  actor: bothLanguages,
  startedAt: instantOut.nullable(),
  endedAt: instantOut.nullable(),
  dueAt: instantOut.nullable(),
});

/** 下一步 / 若届时未办. Null once nothing is left to do. */
export const nextView = z.object({
  actor: bothLanguages,
  what: bothLanguages,
  by: instantOut.nullable(),
  command: z.string().nullable(),
  unless: z.object({ what: bothLanguages, at: instantOut }).nullable(),
});

/** One line of the record: 谁 · 做了什么 · 因为什么. `details` are the fact's own fields that this reader may see. */
export const factView = z.object({
  stream: z.string(),
  version: count,
  type: z.string(),
  at: instantOut,
  recordedAt: instantOut,
  actor: actorView,
  what: bothLanguages,
  because: bothLanguages.nullable(),
  cause: z.object({ kind: z.enum(['command', 'timer', 'followUp']), of: z.string().optional() }),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

/** May I, now? With the reason of each "no" and, where the clock or somebody else decides, from when. */
export const allowedView = z.object({
  command: z.string(),
  title: bothLanguages,
  ok: z.boolean(),
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  text: bothLanguages.optional(),
  possibleFrom: instantOut.optional(),
});

/** B blocks, W wants a written reason, I informs. */
export const findingView = z.object({
  rule: z.string(),
  field: z.string(),
  severity: z.enum(['B', 'W', 'I']),
  justified: z.boolean().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  text: bothLanguages,
});

export const returnView = z.object({ reasons: z.array(z.object({ field: z.string(), reason: z.string() })), correctBy: instantOut });
export const objectionView = z.object({ objectionId: z.string(), status: z.enum(['open', 'upheld', 'rejected']) });
export const formContent = z.record(z.string(), z.unknown());

/** One page for all roles; what a reader may not know is absent or null, never masked by the console. */
export const caseView = z.object({
  kind: z.enum(['application', 'evaluation']),
  stream: z.string(),
  id: z.string(),
  version: count,
  no: z.string(),
  unitName: z.string(),
  subjectCode: z.string().nullable(),
  category: z.string(),
  categoryText: bothLanguages,
  authority: z.string(),
  authorityName: z.string(),
  /** Season or campaign. */
  group: z.string(),
  status: z.string(),
  statusText: bothLanguages,
  statusSince: instantOut,
  stage: z.string(),
  stages: z.array(stageView).length(5),
  next: nextView.nullable(),
  facts: z.array(factView),
  allowed: z.array(allowedView),
  submission: count,
  applicationDate: z.string().nullable(),
  findings: z.array(findingView),
  figures: z.record(z.string(), z.string()),
  returns: z.array(returnView),
  queries: z.array(z.object({ items: z.array(z.string()), answerBy: instantOut, answer: z.string().nullable() })),
  rank: z.number().nullable(),
  experts: z.array(z.string()),
  scores: z.array(z.object({ expert: z.string(), total: z.number() })),
  meanScore: z.string().nullable(),
  /** The rubric of the programme, for whoever may score now. */
  criteria: z.array(z.object({ id: z.string(), title: z.string(), maximum: z.number() })).optional(),
  publicity: z.object({ from: instantOut, endsAt: instantOut, provisional: z.boolean(), ended: z.boolean() }).nullable(),
  objections: z.array(objectionView),
  titleNo: z.string().nullable(),
  /** The last submitted content, where this reader may see it; personal values only for owner, own province and ministry. */
  content: formContent.nullable(),
  /** A draft is open to this reader for writing. */
  hasDraft: z.boolean(),
  serverTime: instantOut,
});

export type CaseView = z.infer<typeof caseView>;
export type StageView = z.infer<typeof stageView>;
export type NextView = z.infer<typeof nextView>;
export type FactView = z.infer<typeof factView>;
export type AllowedView = z.infer<typeof allowedView>;
export type FindingView = z.infer<typeof findingView>;
export type BothLanguages = z.infer<typeof bothLanguages>;
