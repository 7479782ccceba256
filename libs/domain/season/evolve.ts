import type { FactMeta } from '../kernel/types.js';
import type { SeasonFact } from './facts.js';
import type { OpenedSeason, SeasonState } from './state.js';

type FactOf<T extends SeasonFact['type']> = Extract<SeasonFact, { type: T }>;

export function evolve(state: SeasonState, fact: SeasonFact, meta: FactMeta): SeasonState {
  if (fact.type === 'SeasonOpened') return opened(fact);
  if (state.status === 'none') throw new Error(`${fact.type} before SeasonOpened in ${meta.stream}`);
  switch (fact.type) {
    case 'SeasonCalendarAmended':
      return amended(state, fact);
    case 'FillClosed':
      return { ...state, closed: { ...state.closed, fill: true } };
    case 'ProvinceReviewClosed':
      return { ...state, closed: { ...state.closed, provinceReview: true } };
    case 'DispatchClosed':
      return { ...state, closed: { ...state.closed, dispatch: true } };
    case 'ConsultationOpened':
      return { ...state, consultation: 'open' };
    case 'ConsultationClosed':
      return { ...state, consultation: 'closed' };
    case 'PublicityOpened':
      return publicityOpened(state, fact);
    case 'PublicityClosed':
      return { ...state, publicity: state.publicity && { ...state.publicity, closed: true } };
    case 'ResultsAnnounced':
      return { ...state, announcements: [...state.announcements, { documentNo: fact.documentNo, round: fact.round }] };
    case 'SeasonClosed':
      return { ...state, status: 'closed' };
    default:
      return neverFact(fact);
  }
}

function opened(fact: FactOf<'SeasonOpened'>): OpenedSeason {
  const { type: _, ...known } = fact;
  return {
    status: 'running',
    ...known,
    amendments: 0,
    closed: { fill: false, provinceReview: false, dispatch: false },
    deadlineNo: { fill: 1, provinceReview: 1, dispatch: 1, publicity: 0 },
    consultation: 'none',
    publicity: null,
    announcements: [],
  };
}

/** A deadline that moved lies ahead (decide saw to it), so it is open again and its timer gets a new number. */
function amended(state: OpenedSeason, fact: FactOf<'SeasonCalendarAmended'>): OpenedSeason {
  const { calendar } = fact;
  const moved = {
    fill: calendar.fillClosesAt !== state.calendar.fillClosesAt,
    provinceReview: calendar.provinceReviewClosesAt !== state.calendar.provinceReviewClosesAt,
    dispatch: calendar.dispatchClosesAt !== state.calendar.dispatchClosesAt,
  };
  const still = (deadline: keyof typeof moved) => state.closed[deadline] && !moved[deadline];
  const next = (deadline: keyof typeof moved) => state.deadlineNo[deadline] + (moved[deadline] ? 1 : 0);
  return {
    ...state,
    calendar,
    amendments: fact.amendment,
    closed: { fill: still('fill'), provinceReview: still('provinceReview'), dispatch: still('dispatch') },
    deadlineNo: { ...state.deadlineNo, fill: next('fill'), provinceReview: next('provinceReview'), dispatch: next('dispatch') },
  };
}

function publicityOpened(state: OpenedSeason, fact: FactOf<'PublicityOpened'>): OpenedSeason {
  const { from, endsAt, provisional, round } = fact;
  return {
    ...state,
    deadlineNo: { ...state.deadlineNo, publicity: state.deadlineNo.publicity + 1 },
    publicity: { from, endsAt, provisional, round, closed: false },
  };
}

function neverFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
