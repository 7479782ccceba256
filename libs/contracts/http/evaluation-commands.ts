import { z } from 'zod';
import type { EvaluationCommand } from '#libs/domain/evaluation/commands';
import type { TitleCommand } from '#libs/domain/title/commands';
import type { BodiesOf } from './command-bodies.js';
import { category, count, day, id, instant, requiredText, sha256, text } from './primitives.js';

const provinceAnswers = { exists: z.boolean(), truthful: z.boolean(), noMajorEvent: z.boolean(), opinion: text() };
const reasons = z.array(z.strictObject({ field: requiredText(128), reason: text() })).max(200);

const plain = {
  fileExplanation: z.strictObject({ statement: text(), evidence: z.array(text(512)).max(50) }),
  startEvaluationReview: z.strictObject({}),
  returnEvaluation: z.strictObject({ reasons }),
  passEvaluationReview: z.strictObject(provinceAnswers),
  flagEvaluation: z.strictObject(provinceAnswers),
  fileSpecialCase: z.strictObject({
    reasonKind: z.enum(['epidemic', 'licenceRevoked', 'deregistered', 'suspended', 'liquidation', 'renamedOrMerged', 'other']),
    explain: text(),
    sealHash: sha256,
  }),
  decideSpecialCase: z.strictObject({ decision: z.enum(['deferred', 'passed', 'notPassed', 'titleLapsed']), note: text() }),
  orderSiteCheck: z.strictObject({ reason: text() }),
  reportSiteCheck: z.strictObject({ visitors: z.array(text(100)).max(50), satisfied: z.boolean(), report: text() }),
  concludeEvaluation: z.strictObject({ outcome: z.enum(['passed', 'notPassed']), score: text(16), reason: text() }),
  upholdResult: z.strictObject({ reason: text() }),
  reopenEvaluation: z.strictObject({ closesAt: instant, reason: text() }),
} satisfies BodiesOf<
  EvaluationCommand,
  | 'fileExplanation'
  | 'startEvaluationReview'
  | 'returnEvaluation'
  | 'passEvaluationReview'
  | 'flagEvaluation'
  | 'fileSpecialCase'
  | 'decideSpecialCase'
  | 'orderSiteCheck'
  | 'reportSiteCheck'
  | 'concludeEvaluation'
  | 'upholdResult'
  | 'reopenEvaluation'
>;

export const evaluationBodies = { submitEvaluation: z.strictObject({ draftVersion: count }), ...plain };

export const titleBodies = {
  grantTitle: z.strictObject({
    titleNo: id,
    register: id,
    batch: z.int().min(1).max(99),
    category: z.union([category, z.enum(['cityUndivided', 'platformUndivided'])]),
    authority: requiredText(16),
    organisation: id,
    unitName: requiredText(100),
    subjectCode: requiredText(32),
    grantedOn: day,
    documentNo: text(100),
    applicationId: id.nullable(),
  }),
  renameTitle: z.strictObject({ unitName: text(100), reason: text() }),
  mergeTitle: z.strictObject({ into: id, reason: text() }),
  revokeTitle: z.strictObject({ reason: z.enum(['evaluationFailed', 'fraud', 'accident', 'ownRequest', 'other']), documentNo: text(100), note: text() }),
} satisfies BodiesOf<TitleCommand, 'grantTitle' | 'renameTitle' | 'mergeTitle' | 'revokeTitle'>;
