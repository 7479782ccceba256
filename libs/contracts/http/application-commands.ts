import { z } from 'zod';
import type { ApplicationCommand } from '#libs/domain/application/commands';
import type { BodiesOf } from './command-bodies.js';
import { category, count, day, id, instant, requiredText, text } from './primitives.js';

const reasons = z.array(z.strictObject({ field: requiredText(128), reason: text() })).max(200);
const provinceChecks = { truthful: z.boolean(), accurate: z.boolean(), complete: z.boolean(), opinion: text() };

/** Bodies that are the command itself, without `type`. */
const plain = {
  withdrawApplication: z.strictObject({ reason: text() }),
  answerFormalQuery: z.strictObject({ answer: text() }),
  startProvinceReview: z.strictObject({}),
  returnForCorrection: z.strictObject({ reasons, correctBy: instant.optional() }),
  passProvinceReview: z.strictObject({ ...provinceChecks, warningsConfirmed: z.array(text(128)).max(200) }),
  rejectProvinceReview: z.strictObject(provinceChecks),
  passFormalCheck: z.strictObject({ note: text() }),
  raiseFormalQuery: z.strictObject({ items: z.array(text()).max(100), answerBy: instant }),
  failFormalCheck: z.strictObject({ reason: text() }),
  assignExperts: z.strictObject({ experts: z.array(id).max(50) }),
  concludeExpertReview: z.strictObject({}),
  orderSiteVisit: z.strictObject({ reason: text() }),
  reportSiteVisit: z.strictObject({ visitors: z.array(text(100)).max(50), visitedOn: day, satisfied: z.boolean(), report: text() }),
  waiveSiteVisit: z.strictObject({ reason: text() }),
  suggestApplication: z.strictObject({ reason: text() }),
  declineApplication: z.strictObject({ reason: text() }),
  ruleObjection: z.strictObject({ objectionId: id, outcome: z.enum(['upheld', 'rejected']), reason: text() }),
  disqualifyApplication: z.strictObject({ reason: text(), evidence: z.array(text(512)).max(100) }),
  submitScore: z.strictObject({ scores: z.record(z.string().max(64), z.int()), opinion: text() }),
  recuseFromReview: z.strictObject({ reason: text() }),
} satisfies BodiesOf<
  ApplicationCommand,
  | 'withdrawApplication'
  | 'answerFormalQuery'
  | 'startProvinceReview'
  | 'returnForCorrection'
  | 'passProvinceReview'
  | 'rejectProvinceReview'
  | 'passFormalCheck'
  | 'raiseFormalQuery'
  | 'failFormalCheck'
  | 'assignExperts'
  | 'concludeExpertReview'
  | 'orderSiteVisit'
  | 'reportSiteVisit'
  | 'waiveSiteVisit'
  | 'suggestApplication'
  | 'declineApplication'
  | 'ruleObjection'
  | 'disqualifyApplication'
  | 'submitScore'
  | 'recuseFromReview'
>;

export const applicationBodies = {
  /** The number (申报编号) is made by the server. */
  startApplication: z.strictObject({ season: id, category, authority: requiredText(16), unitName: requiredText(100), subjectCode: requiredText(32) }),
  /** Which version of the draft the person looked at; content, commitments and hash come from the draft itself. */
  submitApplication: z.strictObject({ draftVersion: count }),
  ...plain,
  /** Name and contact in clear: the server keeps them apart and puts commitments into the fact. Empty = anonymous, kept as a tip. */
  raiseObjection: z.strictObject({
    objectionId: id,
    by: z.enum(['person', 'organisation']),
    name: text(100),
    contact: text(200),
    evidence: z.array(text(512)).max(50),
    statement: text(),
    sealed: z.boolean(),
  }),
};
