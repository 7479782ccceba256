import type { Day, Instant } from '../kernel/types.js';
import type { Category } from '../programmes/programme.js';
import type { ApplicationDates, ApplicationDeadline } from './facts.js';
import type { Finding } from './form.js';

export interface Objection {
  objectionId: string;
  status: 'open' | 'upheld' | 'rejected';
}

/** What every application knows from its first fact on. */
export interface ApplicationCore {
  season: string;
  category: Category;
  authority: string;
  organisation: string;
  unitName: string;
  /** USCC of enterprises, platforms, project owners; six-digit code of a city. */
  subjectCode: string;
  applicationNo: string;
  dates: ApplicationDates;
  settleSeconds: number;
  spreadSeconds: number;
  /** 0 while a draft was never submitted. */
  submission: number;
  contentHash: string | null;
  /** 申报日: the first valid submission's day; a correction does not move it (AMB-5). */
  applicationDate: Day | null;
  findings: Finding[];
  figures: { [name: string]: string };
  /** Of the newest return. What each return said stands in its fact: a state that kept them would grow with its stream. */
  correctBy: Instant | null;
  submittedBy: string | null;
  reviewer: string | null;
  rank: number | null;
  queries: { items: string[]; answerBy: Instant; answer: string | null }[];
  experts: string[];
  recused: string[];
  scores: { expert: string; total: number }[];
  meanScore: string | null;
  siteVisit: 'none' | 'ordered' | 'reported' | 'waived';
  publicity: { from: Instant; endsAt: Instant; provisional: boolean; ended: boolean } | null;
  objections: Objection[];
  titleNo: string | null;
  /** Last status before a final one: what the case page shows behind 已逾期, 已撤回, 已取消. */
  endedFrom: ApplicationStatus | null;
  /** By which deadline it ended; a later deadline brings it back to `endedFrom`. */
  lapsedBy: ApplicationDeadline | null;
  /** The newest amendment of the season's calendar that `dates` knows. */
  amendment: number;
  /** Raised whenever a deadline of that name is set anew: makes the timer's commandId new. */
  deadlineNo: { [deadline: string]: number };
}

/** Codes of domain §4.1 in lowerCamel. The five stages are derived: `stageOf`. */
export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'provinceReviewing',
  'returned',
  'provinceRejected',
  'provincePassed',
  'recommended',
  'notRecommended',
  'dispatched',
  'received',
  'formalQueried',
  'formalFailed',
  'formalPassed',
  'expertReviewing',
  'expertPassed',
  'expertFailed',
  'siteVisitPending',
  'siteVisited',
  'siteVisitWaived',
  'suggested',
  'notSelected',
  'consulting',
  'inPublicity',
  'objectionReview',
  'cleared',
  'removed',
  'announced',
  'withdrawn',
  'disqualified',
  'lapsed',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export type ApplicationStage = 'fill' | 'provinceReview' | 'package' | 'ministryReview' | 'publicity' | 'atRest';

/** Before `ApplicationStarted` there is nothing but the status; `core` exists in every other. */
export type ApplicationState = { status: 'none' } | ({ status: ApplicationStatus } & ApplicationCore);
export type StartedApplication = Exclude<ApplicationState, { status: 'none' }>;

/** In these the desk may hold the application: its own fact may be a moment ahead of ours. */
export const maybeOnTheList = (status: ApplicationStatus | null): boolean => status === 'provincePassed' || status === 'recommended';
