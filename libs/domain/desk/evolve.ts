import type { FactMeta } from '../kernel/types.js';
import { CATEGORIES, type Category } from '../programmes/programme.js';
import type { DeskFact } from './facts.js';
import type { DeskState, OpenedDesk } from './state.js';

type FactOf<T extends DeskFact['type']> = Extract<DeskFact, { type: T }>;

export function evolve(state: DeskState, fact: DeskFact, meta: FactMeta): DeskState {
  if (fact.type === 'DeskOpened') return opened(fact);
  if (state.status === 'none') throw new Error(`${fact.type} before DeskOpened in ${meta.stream}`);
  switch (fact.type) {
    case 'RecommendationAdded':
      return { ...ranked(state, fact.category, (ids) => [...ids, fact.applicationId]), subjects: named(state, fact) };
    case 'RecommendationMoved':
      return ranked(state, fact.category, (ids) => moved(ids, fact.applicationId, fact.toRank));
    case 'RecommendationRemoved':
      return {
        ...ranked(state, fact.category, (ids) => ids.filter((id) => id !== fact.applicationId)),
        subjects: Object.fromEntries(Object.entries(state.subjects).filter(([id]) => id !== fact.applicationId)),
      };
    case 'PackageSealed':
      return { ...state, status: 'sealed', letterNo: fact.letterNo };
    case 'PackageReopened':
      return { ...state, status: 'open', letterNo: null };
    case 'PackageDispatched':
      return { ...state, status: 'dispatched', dispatchedAt: fact.mailedAt };
    case 'PackageReceived':
      return { ...state, status: 'received' };
    case 'DeskClosed':
      return { ...state, status: 'closed' };
    case 'DeskDatesMoved':
      return datesMoved(state, fact);
    default:
      return neverFact(fact);
  }
}

function opened(fact: FactOf<'DeskOpened'>): OpenedDesk {
  const { type: _, ...known } = fact;
  const none = Object.fromEntries(CATEGORIES.map((category) => [category, []])) as unknown as Record<Category, string[]>;
  return { status: 'open', ...known, ranked: none, subjects: {}, letterNo: null, dispatchedAt: null, deadlineNo: 1, amendment: 0 };
}

function ranked(state: OpenedDesk, category: Category, change: (ids: string[]) => string[]): OpenedDesk {
  return { ...state, ranked: { ...state.ranked, [category]: change(state.ranked[category]) } };
}

function named(state: OpenedDesk, { applicationId, subjectCode }: FactOf<'RecommendationAdded'>): OpenedDesk['subjects'] {
  return subjectCode === undefined ? state.subjects : { ...state.subjects, [applicationId]: subjectCode };
}

/** The others close up: position is rank, so no gap and no tie can arise. */
function moved(ids: string[], id: string, toRank: number): string[] {
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, toRank - 1), id, ...others.slice(toRank - 1)];
}

/** A desk that the clock had closed goes on where it stood: with its package sealed, if it was. */
function datesMoved(state: OpenedDesk, fact: FactOf<'DeskDatesMoved'>): OpenedDesk {
  const goingOn = state.letterNo === null ? 'open' : 'sealed';
  return { ...state, status: fact.reopened ? goingOn : state.status, dates: fact.dates, deadlineNo: state.deadlineNo + 1, amendment: fact.amendment };
}

function neverFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
