import type { Authority, Category } from '#libs/domain/programmes/programme';
import type { TitleCategory } from '#libs/domain/title/facts';
import type { Performer } from './theatre.js';

/** What becomes of an application; everything not named here follows from rank, quota and score. */
export type ApplicationFate =
  | 'goesOn'
  | 'neverSubmitted'
  | 'withdrawn'
  | 'corrected'
  | 'notCorrected'
  | 'rejected'
  | 'neverReviewed'
  | 'withdrawnRecommended'
  | 'formalQueried'
  | 'formalFailed'
  | 'expertRecused'
  | 'fraud'
  | 'objectionUpheld'
  | 'objectionRejected'
  | 'objectionLate'
  | 'tipReceived';

export interface PlannedApplication {
  /** The same in every play of a seed, unlike ids, which carry the play's mark. */
  key: string;
  id: string;
  applicationNo: string;
  category: Category;
  authority: string;
  unitName: string;
  subjectCode: string;
  applicant: Performer;
  fate: ApplicationFate;
  /** What the experts will find, 0..100: made by the seed, read by province and experts alike. */
  merit: number;
  /** 0..100: a platform's age, a ratio; only variety for the form. */
  variety: number;
  /** Of the pair that is recommended at the same moment. */
  racer: boolean;
}

export type EvaluationFate =
  | 'files'
  | 'filesInTheLastSecond'
  | 'corrected'
  | 'notFiled'
  | 'specialCase'
  | 'specialCaseDeferred'
  | 'flagged'
  | 'siteChecked'
  | 'notPassed'
  | 'explained';

export interface PlannedTitle {
  key: string;
  titleNo: string;
  batch: number;
  category: TitleCategory;
  authority: string;
  organisation: string;
  unitName: string;
  subjectCode: string;
  holder: Performer;
  /** Null for projects, which take no part in the evaluation (deck). */
  evaluation: EvaluationFate | null;
  merit: number;
}

export interface PlannedDesk {
  authority: Authority;
  reviewer: Performer;
  recommender: Performer;
  dispatch: 'inTime' | 'tooLate';
}

/** Everything that the seed decides. The play adds nothing of its own but time. */
export interface Plan {
  seed: number;
  size: PlaySize;
  season: string;
  campaign: string;
  register: string;
  year: number;
  operator: Performer;
  ministry: Performer;
  supportUnit: Performer;
  auditor: Performer;
  experts: Performer[];
  desks: PlannedDesk[];
  applications: PlannedApplication[];
  titles: PlannedTitle[];
}

export const PLAY_SIZES = ['small', 'full'] as const;
export type PlaySize = (typeof PLAY_SIZES)[number];

export function reviewerFor(plan: Plan, authority: string): Performer {
  const desk = plan.desks.find((one) => one.authority.code === authority);
  if (!desk) throw new Error(`no desk for authority ${authority}`);
  return desk.reviewer;
}
