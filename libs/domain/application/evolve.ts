import type { FactMeta } from '../kernel/types.js';
import type { ApplicationDeadline, ApplicationFact } from './facts.js';
import type { ApplicationCore, ApplicationState, ApplicationStatus, Objection, StartedApplication } from './state.js';

type FactOf<T extends ApplicationFact['type']> = Extract<ApplicationFact, { type: T }>;

/** What each fact makes of the state. Facts are never judged here: what stands in the log has happened. */
export function evolve(state: ApplicationState, fact: ApplicationFact, meta: FactMeta): ApplicationState {
  if (fact.type === 'ApplicationStarted') return started(fact);
  if (state.status === 'none') throw new Error(`${fact.type} before ApplicationStarted in ${meta.stream}`);
  switch (fact.type) {
    case 'ApplicationSubmitted':
      return submitted(state, fact, meta);
    case 'ApplicationLapsed':
      return ended(state, 'lapsed', fact.deadline);
    case 'ApplicationReinstated':
      return { ...state, status: state.endedFrom ?? state.status, endedFrom: null, lapsedBy: null };
    case 'ApplicationWithdrawn':
      return ended(state, 'withdrawn');
    case 'ApplicationDisqualified':
      return ended(state, 'disqualified');
    case 'ProvinceReviewStarted':
      return { ...state, status: 'provinceReviewing', reviewer: fact.reviewer };
    case 'ApplicationReturned':
      return { ...numbered(state, 'correction'), status: 'returned', correctBy: fact.correctBy };
    case 'ProvinceReviewPassed':
      return { ...state, status: 'provincePassed' };
    case 'ProvinceReviewRejected':
      return ended(state, 'provinceRejected');
    case 'ApplicationRecommended':
      return { ...state, status: 'recommended' };
    case 'RecommendationTakenBack':
      return { ...state, status: 'provincePassed' };
    case 'ApplicationNotRecommended':
      return ended(state, 'notRecommended', fact.reason === 'deskClosed' ? 'dispatch' : null);
    case 'ApplicationDispatched':
      return { ...state, status: 'dispatched', rank: fact.rank };
    case 'ApplicationReceived':
      return { ...state, status: 'received' };
    case 'FormalQueryRaised':
      return { ...state, status: 'formalQueried', queries: [...state.queries, { items: fact.items, answerBy: fact.answerBy, answer: null }] };
    case 'FormalQueryAnswered':
      return { ...state, status: 'received', queries: answered(state, fact.answer) };
    case 'FormalCheckPassed':
      return { ...state, status: 'formalPassed' };
    case 'FormalCheckFailed':
      return ended(state, 'formalFailed');
    case 'ExpertsAssigned':
      return { ...state, status: 'expertReviewing', experts: [...state.experts, ...fact.experts] };
    case 'ExpertRecused':
      return { ...state, recused: [...state.recused, fact.expert] };
    case 'ScoreSubmitted':
      return { ...state, scores: [...state.scores, { expert: fact.expert, total: fact.total }] };
    case 'ExpertReviewPassed':
      return { ...state, status: 'expertPassed', meanScore: fact.meanScore };
    case 'ExpertReviewFailed':
      return { ...ended(state, 'expertFailed'), meanScore: fact.meanScore };
    case 'SiteVisitOrdered':
      return { ...state, status: 'siteVisitPending', siteVisit: 'ordered' };
    case 'SiteVisitReported':
      return { ...state, status: 'siteVisited', siteVisit: 'reported' };
    case 'SiteVisitWaived':
      return { ...state, status: 'siteVisitWaived', siteVisit: 'waived' };
    case 'ApplicationSuggested':
      return { ...state, status: 'suggested' };
    case 'ApplicationNotSelected':
      return ended(state, 'notSelected');
    case 'ConsultationStarted':
      return { ...state, status: 'consulting' };
    case 'ApplicationPublicised':
      return {
        ...numbered(state, 'publicity'),
        status: 'inPublicity',
        publicity: { from: fact.from, endsAt: fact.endsAt, provisional: fact.provisional, ended: false },
      };
    case 'PublicityEnded':
      return publicityEnded(state, fact);
    case 'TipReceived':
      return state;
    case 'ObjectionRaised':
      return objected(state, fact);
    case 'ObjectionUpheld':
      return { ...ended(state, 'removed'), objections: ruled(state, fact.objectionId, 'upheld') };
    case 'ObjectionRejected':
      return rejected(state, fact);
    case 'ApplicationAnnounced':
      return { ...state, status: 'announced', titleNo: fact.titleNo };
    case 'ApplicationDatesMoved':
      return { ...numbered(state, 'fill', 'correction', 'provinceReview', 'dispatch'), dates: fact.dates, amendment: fact.amendment };
    default:
      return neverFact(fact);
  }
}

export const openObjections = (state: { objections: Objection[] }) => state.objections.filter((objection) => objection.status === 'open').length;

function started(fact: FactOf<'ApplicationStarted'>): StartedApplication {
  const { type: _, amendment = 0, ...known } = fact;
  return {
    status: 'draft',
    ...known,
    submission: 0,
    contentHash: null,
    applicationDate: null,
    findings: [],
    figures: {},
    correctBy: null,
    submittedBy: null,
    reviewer: null,
    rank: null,
    queries: [],
    experts: [],
    recused: [],
    scores: [],
    meanScore: null,
    siteVisit: 'none',
    publicity: null,
    objections: [],
    titleNo: null,
    endedFrom: null,
    lapsedBy: null,
    amendment,
    deadlineNo: { fill: 1, provinceReview: 1, dispatch: 1 },
  };
}

function submitted(state: StartedApplication, fact: FactOf<'ApplicationSubmitted'>, meta: FactMeta): StartedApplication {
  return {
    ...state,
    status: 'submitted',
    submission: fact.submission,
    contentHash: fact.contentHash,
    applicationDate: fact.applicationDate,
    findings: fact.findings,
    figures: fact.figures,
    submittedBy: meta.actor.id,
  };
}

function ended(state: StartedApplication, status: ApplicationStatus, lapsedBy: ApplicationDeadline | null = null): StartedApplication {
  return { ...state, status, endedFrom: state.status, lapsedBy };
}

/** A deadline set anew gets a new number, so that its timer's command is a new one. */
function numbered(state: StartedApplication, ...names: string[]): StartedApplication {
  const deadlineNo = { ...state.deadlineNo };
  for (const name of names) deadlineNo[name] = (deadlineNo[name] ?? 0) + 1;
  return { ...state, deadlineNo };
}

/** `at` is later than the end known here where the word of an extension was still under way. */
function publicityEnded(state: StartedApplication, fact: FactOf<'PublicityEnded'>): StartedApplication {
  const publicity = state.publicity && { ...state.publicity, endsAt: fact.at, ended: true };
  return { ...state, status: fact.open > 0 ? 'objectionReview' : 'cleared', publicity };
}

function answered(state: ApplicationCore, answer: string): ApplicationCore['queries'] {
  return state.queries.map((query, index) => (index === state.queries.length - 1 ? { ...query, answer } : query));
}

function objected(state: StartedApplication, fact: FactOf<'ObjectionRaised'>): StartedApplication {
  const objections: Objection[] = [...state.objections, { objectionId: fact.objectionId, status: 'open' }];
  return { ...state, objections, status: state.status === 'inPublicity' ? 'inPublicity' : 'objectionReview' };
}

function rejected(state: StartedApplication, fact: FactOf<'ObjectionRejected'>): StartedApplication {
  const objections = ruled(state, fact.objectionId, 'rejected');
  const clear = state.status === 'objectionReview' && openObjections({ objections }) === 0;
  return { ...state, objections, status: clear ? 'cleared' : state.status };
}

function ruled(state: ApplicationCore, objectionId: string, status: Objection['status']): Objection[] {
  return state.objections.map((objection) => (objection.objectionId === objectionId ? { objectionId, status } : objection));
}

/** Skipping a fact of a newer build would lose it in silence; the fold stops instead. */
function neverFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
