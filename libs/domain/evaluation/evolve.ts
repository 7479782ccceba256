import type { FactMeta } from '../kernel/types.js';
import type { EvaluationFact } from './facts.js';
import type { EvaluationCore, EvaluationState, EvaluationStatus } from './state.js';

type Opened = Exclude<EvaluationState, { status: 'none' }>;
type Fact<T extends EvaluationFact['type']> = Extract<EvaluationFact, { type: T }>;

export function evolve(state: EvaluationState, fact: EvaluationFact, meta: FactMeta): EvaluationState {
  if (fact.type === 'EvaluationOpened') return opened(fact);
  if (state.status === 'none') throw new Error(`${meta.stream}@${meta.version}: ${fact.type} before EvaluationOpened`);
  return evolveOpened(state, fact, meta);
}

function opened({ type: _, ...core }: Fact<'EvaluationOpened'>): EvaluationState {
  return {
    status: 'notStarted',
    ...core,
    submission: 0,
    contentHash: null,
    submittedBy: null,
    reviewer: null,
    correctBy: null,
    specialCase: null,
    existsConfirmed: null,
    siteCheck: 'none',
    explainBy: null,
    explained: false,
    outcome: null,
    failedBy: null,
    amendment: 0,
    deadlineNo: { filing: 1, correction: 0, explanation: 0 },
  };
}

function evolveOpened(state: Opened, fact: Exclude<EvaluationFact, { type: 'EvaluationOpened' }>, meta: FactMeta): EvaluationState {
  switch (fact.type) {
    case 'EvaluationSubmitted':
      return { ...state, status: 'submitted', contentHash: fact.contentHash, submission: fact.submission, submittedBy: meta.actor.id };
    case 'EvaluationReviewStarted':
      return { ...state, status: 'provinceReviewing', reviewer: fact.reviewer };
    case 'EvaluationReturned':
      return { ...state, status: 'returned', correctBy: fact.correctBy, deadlineNo: { ...state.deadlineNo, correction: state.deadlineNo.correction + 1 } };
    case 'EvaluationReviewPassed':
      return { ...state, status: 'provincePassed', existsConfirmed: fact.exists };
    case 'EvaluationFlagged':
      return { ...state, status: 'provinceFlagged', existsConfirmed: fact.exists };
    case 'SpecialCaseFiled':
      return { ...state, status: 'specialCase', specialCase: { reasonKind: fact.reasonKind, decision: null } };
    case 'SpecialCaseDecided':
      return specialCaseDecided(state, fact);
    case 'EvaluationFailedOverdue':
      return { ...notPassed(state, 'notPassedOverdue', fact.explainBy), failedBy: fact.deadline };
    case 'EvaluationReinstated':
      return { ...state, status: unfiledStatus(state), ...NO_RESULT };
    case 'SiteCheckOrdered':
      return { ...state, status: 'siteCheckPending', siteCheck: 'ordered' };
    case 'SiteCheckReported':
      return { ...state, status: 'siteChecked', siteCheck: 'reported' };
    case 'EvaluationPassed':
      return { ...state, status: 'passed', outcome: 'passed' };
    case 'EvaluationNotPassed':
      return notPassed(state, 'notPassed', fact.explainBy);
    case 'ExplanationFiled':
      return { ...state, explained: true };
    case 'ResultUpheld':
    case 'ResultFinalised':
      return { ...state, status: state.outcome === 'notPassedOverdue' ? 'finalNotPassedOverdue' : 'finalNotPassed' };
    case 'EvaluationReopened':
      return withClosing({ ...state, status: unfiledStatus(state), ...NO_RESULT }, fact.closesAt);
    case 'EvaluationDatesMoved':
      return withClosing({ ...state, amendment: fact.amendment }, fact.closesAt);
    case 'SubjectReminded':
      return state;
    default:
      return unknownFact(fact);
  }
}

const NO_RESULT = { outcome: null, failedBy: null, explainBy: null, explained: false } as const;

/** Who had filed before has something to correct; who had not begins. */
const unfiledStatus = (state: EvaluationCore): EvaluationStatus => (state.submission > 0 ? 'returned' : 'notStarted');

function notPassed(state: Opened, outcome: 'notPassed' | 'notPassedOverdue', explainBy: string): Opened {
  return {
    ...state,
    status: outcome,
    outcome,
    explainBy,
    explained: false,
    deadlineNo: { ...state.deadlineNo, explanation: state.deadlineNo.explanation + 1 },
  };
}

/** A new closing is a new deadline: the old timer's commandId must not answer for it. A correction never ends before it. */
function withClosing(state: Opened, closesAt: string): Opened {
  const filing = { ...state, closesAt, deadlineNo: { ...state.deadlineNo, filing: state.deadlineNo.filing + 1 } };
  if (state.submission === 0 || (state.correctBy !== null && state.correctBy >= closesAt)) return filing;
  return { ...filing, correctBy: closesAt, deadlineNo: { ...filing.deadlineNo, correction: state.deadlineNo.correction + 1 } };
}

function specialCaseDecided(state: Opened, fact: Fact<'SpecialCaseDecided'>): Opened {
  const decided: Opened = { ...state, specialCase: state.specialCase && { ...state.specialCase, decision: fact.decision } };
  if (fact.decision === 'notPassed' && fact.explainBy) return notPassed(decided, 'notPassed', fact.explainBy);
  return { ...decided, status: fact.decision, outcome: fact.decision };
}

function unknownFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
