import type { EvaluationCommand } from './commands.js';
import type { EvaluationState, EvaluationStatus } from './state.js';

type Row = Partial<Record<EvaluationCommand['type'], EvaluationStatus[]>>;

const CONCLUDE: Row = { concludeEvaluation: ['passed', 'notPassed'] };
const EXPLAIN: Row = { fileExplanation: ['notPassed', 'notPassedOverdue'], reopenEvaluation: ['notStarted', 'returned'] };

/**
 * Status → command → statuses it may lead to; a command that is not in the row is WRONG_STAGE. notPassedOverdue takes a
 * filing that arrived in time although the clock was quicker, and the campaign's later deadline.
 */
export const EVALUATION_TRANSITIONS: Record<EvaluationState['status'], Row> = {
  none: { openEvaluation: ['notStarted'] },
  notStarted: {
    submitEvaluation: ['submitted'],
    fileSpecialCase: ['specialCase'],
    failOverdue: ['notPassedOverdue'],
    moveEvaluationDates: ['notStarted'],
    remindSubject: ['notStarted'],
  },
  submitted: { startEvaluationReview: ['provinceReviewing'], moveEvaluationDates: ['submitted'] },
  provinceReviewing: {
    returnEvaluation: ['returned'],
    passEvaluationReview: ['provincePassed'],
    flagEvaluation: ['provinceFlagged'],
    moveEvaluationDates: ['provinceReviewing'],
  },
  returned: { submitEvaluation: ['submitted'], fileSpecialCase: ['specialCase'], failOverdue: ['notPassedOverdue'], moveEvaluationDates: ['returned'] },
  provincePassed: { ...CONCLUDE, orderSiteCheck: ['siteCheckPending'] },
  provinceFlagged: { ...CONCLUDE, orderSiteCheck: ['siteCheckPending'] },
  siteCheckPending: { reportSiteCheck: ['siteChecked'] },
  siteChecked: CONCLUDE,
  specialCase: { decideSpecialCase: ['deferred', 'passed', 'notPassed', 'titleLapsed'], moveEvaluationDates: ['specialCase'] },
  deferred: { reopenEvaluation: ['notStarted', 'returned'] },
  notPassed: { ...EXPLAIN, upholdResult: ['finalNotPassed'], finaliseResult: ['finalNotPassed'] },
  notPassedOverdue: {
    ...EXPLAIN,
    upholdResult: ['finalNotPassedOverdue'],
    finaliseResult: ['finalNotPassedOverdue'],
    submitEvaluation: ['submitted'],
    fileSpecialCase: ['specialCase'],
    moveEvaluationDates: ['notStarted', 'returned'],
  },
  passed: {},
  titleLapsed: {},
  finalNotPassed: {},
  finalNotPassedOverdue: {},
};
