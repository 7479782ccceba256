import type { Day, Instant } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';
import type { Finding } from './form.js';

/** The dates an application lives by; moved only by `ApplicationDatesMoved`. */
export interface ApplicationDates {
  fillClosesAt: Instant;
  provinceReviewClosesAt: Instant;
  dispatchClosesAt: Instant;
}

export interface ReturnReason {
  /** Field id of the form, or 'statement', 'evidence'. */
  field: string;
  reason: string;
}

/** What an application can lapse by. `dispatch` is told by the desk, which alone knows what was mailed. */
export type ApplicationDeadline = 'fill' | 'correction' | 'provinceReview' | 'dispatch';

export type ApplicationFact =
  | {
      type: 'ApplicationStarted';
      season: string;
      category: Category;
      authority: string;
      organisation: string;
      unitName: string;
      subjectCode: string;
      applicationNo: string;
      dates: ApplicationDates;
      settleSeconds: number;
      spreadSeconds: number /** Amendments of the season's calendar already in `dates`. */;
      amendment?: number;
    }
  | { type: 'ApplicationSubmitted'; contentHash: string; submission: number; applicationDate: Day; findings: Finding[]; figures: { [name: string]: string } }
  | { type: 'ApplicationLapsed'; at: Instant; deadline: ApplicationDeadline }
  /** Back to the status it ended from: a submission that arrived in time was decided late, or the deadline was moved. */
  | { type: 'ApplicationReinstated'; deadline: ApplicationDeadline; receivedAt: Instant }
  | { type: 'ApplicationWithdrawn'; reason: string }
  | { type: 'ProvinceReviewStarted'; reviewer: string }
  | { type: 'ApplicationReturned'; reasons: ReturnReason[]; correctBy: Instant }
  | { type: 'ProvinceReviewPassed'; truthful: boolean; accurate: boolean; complete: boolean; opinion: string; warningsConfirmed: string[] }
  | { type: 'ProvinceReviewRejected'; truthful: boolean; accurate: boolean; complete: boolean; opinion: string }
  | { type: 'ApplicationRecommended'; by: string }
  | { type: 'RecommendationTakenBack'; reason: string }
  | { type: 'ApplicationNotRecommended'; reason: 'deskClosed' | 'packageSealed' }
  | { type: 'ApplicationDispatched'; rank: number; mailedAt: Instant }
  | { type: 'ApplicationReceived' }
  | { type: 'FormalQueryRaised'; items: string[]; answerBy: Instant }
  | { type: 'FormalQueryAnswered'; answer: string }
  | { type: 'FormalCheckPassed'; note: string }
  | { type: 'FormalCheckFailed'; reason: string }
  | { type: 'ExpertsAssigned'; experts: string[] }
  | { type: 'ExpertRecused'; expert: string; reason: string }
  | { type: 'ScoreSubmitted'; expert: string; scores: { [criterion: string]: number }; total: number; opinion: string }
  | { type: 'ExpertReviewPassed'; meanScore: string; spread: number }
  | { type: 'ExpertReviewFailed'; meanScore: string; spread: number }
  | { type: 'SiteVisitOrdered'; reason: string }
  | { type: 'SiteVisitReported'; visitors: string[]; visitedOn: Day; satisfied: boolean; report: string }
  | { type: 'SiteVisitWaived'; reason: string }
  | { type: 'ApplicationSuggested'; reason: string }
  | { type: 'ApplicationNotSelected'; reason: string }
  | { type: 'ConsultationStarted' }
  | { type: 'ApplicationPublicised'; from: Instant; endsAt: Instant; provisional: boolean }
  | { type: 'PublicityEnded'; at: Instant; open: number }
  | { type: 'TipReceived'; tipId: string; statement: string }
  | {
      type: 'ObjectionRaised';
      objectionId: string;
      by: 'person' | 'organisation';
      nameCommitment: string;
      contactCommitment: string;
      evidence: string[];
      statement: string;
      sealed: boolean;
    }
  | { type: 'ObjectionUpheld'; objectionId: string; reason: string }
  | { type: 'ObjectionRejected'; objectionId: string; reason: string }
  | { type: 'ApplicationAnnounced'; documentNo: string; titleNo: string }
  | { type: 'ApplicationDisqualified'; reason: string; evidence: string[] }
  | { type: 'ApplicationDatesMoved'; dates: ApplicationDates; amendment: number; reason: string };
