import type { DecideContext } from '../../kernel/aggregate.js';
import { addSeconds } from '../../kernel/instants.js';
import { record, refuse } from '../../kernel/types.js';
import type { OpenedDesk } from '../state.js';
import { rankedApplications, type CommandOf, type DeskDecision } from './of.js';

/** Quotas are those of the authority's class in the programme (deck, 2022推荐名额), fixed for the desk's life. */
export function openDesk(command: CommandOf<'openDesk'>, context: DecideContext): DeskDecision {
  const { season, authority, dates, settleSeconds, spreadSeconds } = command;
  const known = context.programme.authorities.find((each) => each.code === authority);
  if (!known) return refuse('AUTHORITY_UNKNOWN', { authority }, 'authority');
  return record({ type: 'DeskOpened', season, authority, quotas: context.programme.quotas[known.class], dates, settleSeconds, spreadSeconds });
}

export function closeDesk(state: OpenedDesk, context: DecideContext): DeskDecision {
  const at = state.dates.dispatchClosesAt;
  if (context.now < addSeconds(at, state.settleSeconds)) return refuse('NOT_YET_DUE', { deadline: at });
  return record({ type: 'DeskClosed', at, notDispatched: rankedApplications(state).map((each) => each.applicationId) });
}

/**
 * A later mailing day opens again what the clock had closed, even where that day has passed by now: the clock then
 * closes it anew and tells its list, which may stand again by the same amendment. Nothing moves once the package is mailed.
 */
export function moveDeskDates(state: OpenedDesk, command: CommandOf<'moveDeskDates'>): DeskDecision {
  const { dates, amendment, reason } = command;
  if (amendment <= state.amendment) return refuse('DATES_OUT_OF_ORDER', { amendment: state.amendment }, 'amendment');
  const reopened = state.status === 'closed' && dates.dispatchClosesAt > state.dates.dispatchClosesAt;
  return record({ type: 'DeskDatesMoved', dates, amendment, reason, ...(reopened && { reopened }) });
}
