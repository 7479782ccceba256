import { APPLICATION_STATUSES, type ApplicationStatus } from '../application/state.js';
import { FINAL_STATUSES } from '../application/transitions.js';
import { deskStream } from '../kernel/streams.js';
import type { FollowUp } from '../kernel/types.js';
import type { SeasonCalendar } from '../programmes/programme.js';
import type { SeasonFact } from './facts.js';
import type { OpenedSeason, SeasonState } from './state.js';

/** Every live application, and those that a later deadline brings back. */
const MOVED_BY_THE_CALENDAR = APPLICATION_STATUSES.filter((status) => !FINAL_STATUSES.includes(status) || status === 'lapsed' || status === 'notRecommended');

export function followUps(fact: SeasonFact, state: SeasonState): FollowUp[] {
  if (state.status === 'none') return [];
  switch (fact.type) {
    case 'SeasonOpened':
      return fact.authorities.map((authority) => openDesk(state, authority));
    case 'SeasonCalendarAmended':
      return moveDates(state, fact);
    case 'ConsultationOpened':
      return [over(state, ['suggested'], { type: 'startConsultation' })];
    case 'PublicityOpened': {
      const { from, endsAt, provisional } = fact;
      return [over(state, [fact.extended ? 'inPublicity' : 'consulting'], { type: 'openPublicity', from, endsAt, provisional })];
    }
    case 'ResultsAnnounced':
      return [over(state, ['cleared'], { type: 'announceApplication', documentNo: fact.documentNo })];
    default:
      return [];
  }
}

function openDesk(state: OpenedSeason, authority: string): FollowUp {
  const { season, calendar, timing } = state;
  return { kind: 'command', stream: deskStream(season, authority), command: { type: 'openDesk', season, authority, dates: deskDates(calendar), ...timing } };
}

/**
 * Applications before desks: once a desk is open again it may be mailed, and by then its applications stand where they
 * stood. A new one that starts meanwhile reads the calendar itself.
 */
function moveDates(state: OpenedSeason, fact: { calendar: SeasonCalendar; amendment: number; reason: string }): FollowUp[] {
  const { calendar, amendment, reason } = fact;
  const { fillClosesAt } = calendar;
  return [
    over(state, MOVED_BY_THE_CALENDAR, { type: 'moveApplicationDates', dates: { fillClosesAt, ...deskDates(calendar) }, amendment, reason }),
    {
      kind: 'fanOut',
      over: { kind: 'desk', group: state.season, statuses: ['open', 'sealed', 'closed'] },
      command: { type: 'moveDeskDates', dates: deskDates(calendar), amendment, reason },
    },
  ];
}

function over(state: OpenedSeason, statuses: readonly ApplicationStatus[], command: { type: string } & Record<string, unknown>): FollowUp {
  return { kind: 'fanOut', over: { kind: 'application', group: state.season, statuses: [...statuses] }, command };
}

function deskDates({ provinceReviewClosesAt, dispatchClosesAt }: SeasonCalendar) {
  return { provinceReviewClosesAt, dispatchClosesAt };
}
