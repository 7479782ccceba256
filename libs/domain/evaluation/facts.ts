import type { Instant } from '../kernel/types.js';
import type { EvaluationKind } from '../programmes/programme.js';
import type { Finding } from '../application/form.js';

export type SpecialCaseReason = 'epidemic' | 'licenceRevoked' | 'deregistered' | 'suspended' | 'liquidation' | 'renamedOrMerged' | 'other';

export type EvaluationFact =
  | {
      type: 'EvaluationOpened';
      campaign: string;
      titleNo: string;
      kind: EvaluationKind;
      batch: number;
      authority: string;
      organisation: string;
      unitName: string;
      closesAt: Instant;
      settleSeconds: number;
      spreadSeconds: number;
    }
  | { type: 'EvaluationSubmitted'; contentHash: string; submission: number; findings: Finding[] }
  | { type: 'EvaluationReviewStarted'; reviewer: string }
  | { type: 'EvaluationReturned'; reasons: { field: string; reason: string }[]; correctBy: Instant }
  | { type: 'EvaluationReviewPassed'; exists: boolean; truthful: boolean; noMajorEvent: boolean; opinion: string }
  | { type: 'EvaluationFlagged'; exists: boolean; truthful: boolean; noMajorEvent: boolean; opinion: string }
  | { type: 'SpecialCaseFiled'; reasonKind: SpecialCaseReason; explain: string; sealHash: string }
  /** explainBy only where the decision is notPassed: it opens the same window as any other "not passed". */
  | {
      type: 'SpecialCaseDecided';
      decision: 'deferred' | 'passed' | 'notPassed' | 'titleLapsed';
      note: string;
      explainBy: Instant | null;
      explainByProvisional: boolean;
    }
  | { type: 'EvaluationFailedOverdue'; at: Instant; deadline: 'filing' | 'correction'; explainBy: Instant; explainByProvisional: boolean }
  | { type: 'EvaluationReinstated'; receivedAt: Instant }
  | { type: 'SiteCheckOrdered'; reason: string }
  | { type: 'SiteCheckReported'; visitors: string[]; satisfied: boolean; report: string }
  | { type: 'EvaluationPassed'; score: string; reason: string }
  | { type: 'EvaluationNotPassed'; score: string; reason: string; explainBy: Instant; explainByProvisional: boolean }
  | { type: 'ExplanationFiled'; statement: string; evidence: string[] }
  | { type: 'ResultUpheld'; reason: string }
  | { type: 'EvaluationReopened'; closesAt: Instant; reason: string }
  | { type: 'ResultFinalised'; at: Instant; outcome: 'notPassed' | 'notPassedOverdue' }
  | { type: 'EvaluationDatesMoved'; closesAt: Instant; amendment: number; reason: string }
  /** Kept as a fact: "after a reminder still not filed" (经提示仍未提交) must be provable. */
  | { type: 'SubjectReminded'; daysBefore: number };
