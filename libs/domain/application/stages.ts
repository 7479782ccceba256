import type { ApplicationStage, ApplicationStatus } from './state.js';

/** The five stages of the deck; suggested (建议名单) is the outcome of the fourth. */
const STAGES: Record<'none' | ApplicationStatus, ApplicationStage> = {
  none: 'atRest',
  draft: 'fill',
  submitted: 'provinceReview',
  provinceReviewing: 'provinceReview',
  returned: 'provinceReview',
  provincePassed: 'provinceReview',
  recommended: 'package',
  dispatched: 'package',
  received: 'ministryReview',
  formalQueried: 'ministryReview',
  formalPassed: 'ministryReview',
  expertReviewing: 'ministryReview',
  expertPassed: 'ministryReview',
  siteVisitPending: 'ministryReview',
  siteVisited: 'ministryReview',
  siteVisitWaived: 'ministryReview',
  suggested: 'ministryReview',
  consulting: 'publicity',
  inPublicity: 'publicity',
  objectionReview: 'publicity',
  cleared: 'publicity',
  announced: 'atRest',
  provinceRejected: 'atRest',
  notRecommended: 'atRest',
  formalFailed: 'atRest',
  expertFailed: 'atRest',
  notSelected: 'atRest',
  removed: 'atRest',
  withdrawn: 'atRest',
  disqualified: 'atRest',
  lapsed: 'atRest',
};

export const stageOf = (status: 'none' | ApplicationStatus): ApplicationStage => STAGES[status];
