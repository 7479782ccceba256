import type { Instant } from '../kernel/types.js';
import type { EvaluationKind } from '../programmes/programme.js';
import type { SpecialCaseReason } from './facts.js';

export interface EvaluationCore {
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
  submission: number;
  contentHash: string | null;
  submittedBy: string | null;
  reviewer: string | null;
  correctBy: Instant | null;
  specialCase: { reasonKind: SpecialCaseReason; decision: string | null } | null;
  existsConfirmed: boolean | null;
  siteCheck: 'none' | 'ordered' | 'reported';
  explainBy: Instant | null;
  explained: boolean;
  outcome: 'passed' | 'notPassed' | 'notPassedOverdue' | 'deferred' | 'titleLapsed' | null;
  /** Which deadline the clock failed it by; null once it is no longer failed by the clock. */
  failedBy: 'filing' | 'correction' | null;
  /** The newest amendment of the campaign's calendar that this evaluation has followed. */
  amendment: number;
  deadlineNo: { filing: number; correction: number; explanation: number };
}

/** notPassed and notPassedOverdue are open to explanation until they are finalised (10 working days, config). */
export const EVALUATION_STATUSES = [
  'notStarted',
  'submitted',
  'provinceReviewing',
  'returned',
  'provincePassed',
  'provinceFlagged',
  'siteCheckPending',
  'siteChecked',
  'specialCase',
  'deferred',
  'titleLapsed',
  'passed',
  'notPassed',
  'notPassedOverdue',
  'finalNotPassed',
  'finalNotPassedOverdue',
] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];
export type EvaluationStage = 'fill' | 'provinceReview' | 'ministryReview' | 'explanation' | 'atRest';
export type EvaluationState = { status: 'none' } | ({ status: EvaluationStatus } & EvaluationCore);
