import type { StageView } from '#libs/contracts/http/case-view';
import { correctionDeadline } from '#libs/domain/application/deadlines';
import { stageOf } from '#libs/domain/application/stages';
import type { ApplicationStatus, StartedApplication } from '#libs/domain/application/state';
import type { EventRow } from './record.js';
import { type StageId, stageRow } from './stage-row.js';

const ORDER: readonly StageId[] = ['fill', 'provinceReview', 'package', 'ministryReview', 'publicity'];

/** Where a case ended; those that ended from elsewhere remember it in `endedFrom`. */
const ENDED_IN: Partial<Record<ApplicationStatus, StageId>> = {
  provinceRejected: 'provinceReview',
  notRecommended: 'package',
  formalFailed: 'ministryReview',
  expertFailed: 'ministryReview',
  notSelected: 'ministryReview',
  removed: 'publicity',
  announced: 'publicity',
};
const BEGINS: Record<string, StageId> = {
  ApplicationStarted: 'fill',
  ApplicationSubmitted: 'provinceReview',
  ApplicationRecommended: 'package',
  ApplicationReceived: 'ministryReview',
  ConsultationStarted: 'publicity',
  ApplicationPublicised: 'publicity',
};

/** The five stages of the deck, of the status as its reader sees it; `facts` are those the reader sees. */
export function stagesOfApplication(state: StartedApplication, shown: string, facts: readonly Pick<EventRow, 'type' | 'occurred_at'>[]): StageView[] {
  const startedAt: Partial<Record<StageId, string>> = {};
  for (const fact of facts) {
    const stage = BEGINS[fact.type];
    if (stage && !startedAt[stage]) startedAt[stage] = new Date(fact.occurred_at).toISOString();
  }
  const dueAt: Partial<Record<StageId, string>> = {
    fill: state.dates.fillClosesAt,
    provinceReview: shown === 'returned' ? correctionDeadline(state) : state.dates.provinceReviewClosesAt,
    package: state.dates.dispatchClosesAt,
    publicity: state.publicity?.endsAt,
  };
  const status = shown as ApplicationStatus;
  return stageRow(ORDER, currentStage(state, status), currentState(status), { startedAt, dueAt });
}

function currentStage(state: StartedApplication, status: ApplicationStatus): StageId {
  const ended = ENDED_IN[status];
  if (ended) return ended;
  const stage = stageOf(status);
  if (stage !== 'atRest') return stage;
  const from = state.endedFrom === null ? 'fill' : (ENDED_IN[state.endedFrom] ?? stageOf(state.endedFrom));
  return from === 'atRest' ? 'fill' : from;
}

function currentState(status: ApplicationStatus): StageView['state'] {
  switch (status) {
    case 'returned':
    case 'formalQueried':
      return 'returned';
    case 'announced':
      return 'done';
    case 'lapsed':
      return 'overdue';
    case 'objectionReview':
      return 'onHold';
    case 'provinceRejected':
    case 'notRecommended':
    case 'formalFailed':
    case 'expertFailed':
    case 'notSelected':
    case 'removed':
    case 'withdrawn':
    case 'disqualified':
      return 'failed';
    default:
      return 'inProgress';
  }
}
