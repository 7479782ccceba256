import type { Instant } from '../kernel/types.js';
import type { ApplicationForm } from '../application/form.js';
import type { SpecialCaseReason } from './facts.js';
import type { EvaluationKind } from '../programmes/programme.js';

export type EvaluationCommand =
  // titled subject (applicant)
  | { type: 'submitEvaluation'; form: ApplicationForm; contentHash: string }
  | { type: 'fileExplanation'; statement: string; evidence: string[] }
  // province
  | { type: 'startEvaluationReview' }
  | { type: 'returnEvaluation'; reasons: { field: string; reason: string }[] }
  | { type: 'passEvaluationReview'; exists: boolean; truthful: boolean; noMajorEvent: boolean; opinion: string }
  | { type: 'flagEvaluation'; exists: boolean; truthful: boolean; noMajorEvent: boolean; opinion: string }
  | { type: 'fileSpecialCase'; reasonKind: SpecialCaseReason; explain: string; sealHash: string }
  // ministry and support unit
  | { type: 'decideSpecialCase'; decision: 'deferred' | 'passed' | 'notPassed' | 'titleLapsed'; note: string }
  | { type: 'orderSiteCheck'; reason: string }
  | { type: 'reportSiteCheck'; visitors: string[]; satisfied: boolean; report: string }
  | { type: 'concludeEvaluation'; outcome: 'passed' | 'notPassed'; score: string; reason: string }
  | { type: 'upholdResult'; reason: string }
  | { type: 'reopenEvaluation'; closesAt: Instant; reason: string }
  // system
  | {
      type: 'openEvaluation';
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
  | { type: 'failOverdue'; deadline: 'filing' | 'correction' }
  | { type: 'finaliseResult' }
  | { type: 'moveEvaluationDates'; closesAt: Instant; amendment: number; reason: string }
  | { type: 'remindSubject'; daysBefore: number };
