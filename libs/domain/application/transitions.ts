import type { ApplicationCommand } from './commands.js';
import type { ApplicationStatus } from './state.js';

type Commands = { readonly [C in ApplicationCommand['type']]?: readonly ApplicationStatus[] };

/** Which commands are heard in a status, and where each may lead. What is not here is WRONG_STAGE. */
export const APPLICATION_TRANSITIONS: Record<'none' | ApplicationStatus, Commands> = {
  none: { startApplication: ['draft'] },

  // 线上填报
  draft: { submitApplication: ['submitted'], withdrawApplication: ['withdrawn'], lapseApplication: ['lapsed'], moveApplicationDates: ['draft'] },

  // 省级初审
  submitted: { startProvinceReview: ['provinceReviewing'], lapseApplication: ['lapsed'], ...leaving('submitted') },
  provinceReviewing: {
    returnForCorrection: ['returned'],
    passProvinceReview: ['provincePassed'],
    rejectProvinceReview: ['provinceRejected'],
    lapseApplication: ['lapsed'],
    ...leaving('provinceReviewing'),
  },
  returned: { submitApplication: ['submitted'], lapseApplication: ['lapsed'], ...leaving('returned') },
  provinceRejected: {},
  provincePassed: { recordRecommendation: ['recommended'], recordNotRecommended: ['notRecommended', 'recommended'], ...leaving('provincePassed') },

  // 提交材料
  recommended: { takeBackRecommendation: ['provincePassed'], recordDispatch: ['dispatched'], lapseApplication: ['lapsed'], ...leaving('recommended') },
  notRecommended: { moveApplicationDates: ['notRecommended', 'provincePassed'] },
  dispatched: { recordReceipt: ['received'], ...leaving('dispatched') },

  // 评审考查
  received: { passFormalCheck: ['formalPassed'], raiseFormalQuery: ['formalQueried'], failFormalCheck: ['formalFailed'], ...leaving('received') },
  formalQueried: { answerFormalQuery: ['received'], failFormalCheck: ['formalFailed'], ...leaving('formalQueried') },
  formalFailed: {},
  formalPassed: { assignExperts: ['expertReviewing'], ...leaving('formalPassed') },
  expertReviewing: {
    assignExperts: ['expertReviewing'],
    submitScore: ['expertReviewing'],
    recuseFromReview: ['expertReviewing'],
    concludeExpertReview: ['expertPassed', 'expertFailed'],
    ...leaving('expertReviewing'),
  },
  expertPassed: {
    orderSiteVisit: ['siteVisitPending'],
    reportSiteVisit: ['siteVisited'],
    waiveSiteVisit: ['siteVisitWaived'],
    suggestApplication: ['suggested'],
    declineApplication: ['notSelected'],
    ...leaving('expertPassed'),
  },
  expertFailed: {},
  siteVisitPending: {
    reportSiteVisit: ['siteVisited'],
    waiveSiteVisit: ['siteVisitWaived'],
    declineApplication: ['notSelected'],
    ...leaving('siteVisitPending'),
  },
  siteVisited: { suggestApplication: ['suggested'], declineApplication: ['notSelected'], ...leaving('siteVisited') },
  siteVisitWaived: { suggestApplication: ['suggested'], declineApplication: ['notSelected'], ...leaving('siteVisitWaived') },
  suggested: { startConsultation: ['consulting'], declineApplication: ['notSelected'], ...leaving('suggested') },
  notSelected: {},

  // 公示发布
  consulting: { openPublicity: ['inPublicity'], declineApplication: ['notSelected'], ...leaving('consulting') },
  inPublicity: {
    openPublicity: ['inPublicity'],
    raiseObjection: ['inPublicity'],
    ruleObjection: ['inPublicity', 'removed'],
    endPublicity: ['cleared', 'objectionReview'],
    ...leaving('inPublicity'),
  },
  objectionReview: { raiseObjection: ['objectionReview'], ruleObjection: ['objectionReview', 'cleared', 'removed'], ...leaving('objectionReview') },
  // An objection that arrived inside the window and is decided after its end is still heard.
  cleared: { raiseObjection: ['cleared', 'objectionReview'], announceApplication: ['announced'], ...leaving('cleared') },
  removed: {},
  announced: {},

  // Side exits
  withdrawn: {},
  disqualified: {},
  // A submission that arrived in time, a deadline moved later, or a desk that mailed by the later one, brings it back.
  lapsed: {
    submitApplication: ['submitted'],
    recordDispatch: ['dispatched'],
    moveApplicationDates: ['lapsed', 'draft', 'submitted', 'provinceReviewing', 'returned', 'recommended'],
  },
};

/** From every live status: the applicant or the ministry ends it, the calendar moves. */
function leaving(here: ApplicationStatus): Commands {
  return { withdrawApplication: ['withdrawn'], disqualifyApplication: ['disqualified'], moveApplicationDates: [here] };
}

/** No way out but those stated: dates that move, or what was done by them, bring a lapsed or unrecommended one back. */
export const FINAL_STATUSES: readonly ApplicationStatus[] = [
  'provinceRejected',
  'notRecommended',
  'formalFailed',
  'expertFailed',
  'notSelected',
  'removed',
  'announced',
  'withdrawn',
  'disqualified',
  'lapsed',
];

export const commandsIn = (status: 'none' | ApplicationStatus) => Object.keys(APPLICATION_TRANSITIONS[status]) as ApplicationCommand['type'][];
