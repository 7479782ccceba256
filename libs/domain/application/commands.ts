import type { Day, Instant } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';
import type { ApplicationForm } from './form.js';
import type { ApplicationDates, ApplicationDeadline, ReturnReason } from './facts.js';

/**
 * Commands of people, then of the system (timers and follow-ups; `can` gives them to the actor `system` alone).
 * Instants that people give are checked in `decide`; who they are comes from the session, never from the body.
 */
export type ApplicationCommand =
  // applicant
  | { type: 'startApplication'; season: string; category: Category; authority: string; unitName: string; subjectCode: string; applicationNo: string }
  | { type: 'submitApplication'; form: ApplicationForm; contentHash: string }
  | { type: 'withdrawApplication'; reason: string }
  | { type: 'answerFormalQuery'; answer: string }
  // province
  | { type: 'startProvinceReview' }
  | { type: 'returnForCorrection'; reasons: ReturnReason[]; correctBy?: Instant }
  | { type: 'passProvinceReview'; truthful: boolean; accurate: boolean; complete: boolean; opinion: string; warningsConfirmed: string[] }
  | { type: 'rejectProvinceReview'; truthful: boolean; accurate: boolean; complete: boolean; opinion: string }
  // support unit and ministry
  | { type: 'passFormalCheck'; note: string }
  | { type: 'raiseFormalQuery'; items: string[]; answerBy: Instant }
  | { type: 'failFormalCheck'; reason: string }
  | { type: 'assignExperts'; experts: string[] }
  | { type: 'concludeExpertReview' }
  | { type: 'orderSiteVisit'; reason: string }
  | { type: 'reportSiteVisit'; visitors: string[]; visitedOn: Day; satisfied: boolean; report: string }
  | { type: 'waiveSiteVisit'; reason: string }
  | { type: 'suggestApplication'; reason: string }
  | { type: 'declineApplication'; reason: string }
  | { type: 'ruleObjection'; objectionId: string; outcome: 'upheld' | 'rejected'; reason: string }
  | { type: 'disqualifyApplication'; reason: string; evidence: string[] }
  // expert
  | { type: 'submitScore'; scores: { [criterion: string]: number }; opinion: string }
  | { type: 'recuseFromReview'; reason: string }
  // public. Name and contact are salted commitments made at the edge; empty = anonymous, kept as a tip.
  | {
      type: 'raiseObjection';
      objectionId: string;
      by: 'person' | 'organisation';
      nameCommitment: string;
      contactCommitment: string;
      evidence: string[];
      statement: string;
      sealed: boolean;
    }
  // system
  | { type: 'lapseApplication'; deadline: ApplicationDeadline }
  | { type: 'recordRecommendation'; by: string }
  | { type: 'takeBackRecommendation'; reason: string }
  /** Names its desk, which is read in the same transaction: on the list there or not. */
  | { type: 'recordNotRecommended'; season: string; authority: string }
  | { type: 'recordDispatch'; rank: number; mailedAt: Instant }
  | { type: 'recordReceipt' }
  | { type: 'startConsultation' }
  | { type: 'openPublicity'; from: Instant; endsAt: Instant; provisional: boolean }
  | { type: 'endPublicity' }
  | { type: 'announceApplication'; documentNo: string; titleNo: string }
  | { type: 'moveApplicationDates'; dates: ApplicationDates; amendment: number; reason: string };
