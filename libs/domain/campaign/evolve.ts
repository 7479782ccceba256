import type { FactMeta } from '../kernel/types.js';
import type { CampaignFact } from './facts.js';
import type { CampaignState } from './state.js';

type Opened = Exclude<CampaignState, { status: 'none' }>;

export function evolve(state: CampaignState, fact: CampaignFact, meta: FactMeta): CampaignState {
  if (fact.type === 'CampaignOpened') {
    const { type: _, ...opened } = fact;
    return { status: 'filing', ...opened, amendments: 0, reminded: [], deadlineNo: 1 };
  }
  if (state.status === 'none') throw new Error(`${meta.stream}@${meta.version}: ${fact.type} before CampaignOpened`);
  return evolveOpened(state, fact);
}

function evolveOpened(state: Opened, fact: Exclude<CampaignFact, { type: 'CampaignOpened' }>): CampaignState {
  switch (fact.type) {
    case 'CampaignCalendarAmended':
      // A deadline moved later after the closing opens the filing again; reminders count towards the new deadline.
      return { ...state, status: 'filing', calendar: fact.calendar, amendments: fact.amendment, reminded: [], deadlineNo: state.deadlineNo + 1 };
    case 'CampaignReminded':
      return { ...state, reminded: [...state.reminded, fact.daysBefore] };
    case 'CampaignFilingClosed':
      return { ...state, status: 'filingClosed' };
    case 'CampaignResultsPublished':
      return { ...state, status: 'published' };
    default:
      return unknownFact(fact);
  }
}

function unknownFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
