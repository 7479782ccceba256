import type { DecideContext } from '../../kernel/aggregate.js';
import { firstNo, mustHave, mustSay } from '../../kernel/guards.js';
import { addSeconds } from '../../kernel/instants.js';
import { ID_PATTERN, idOf } from '../../kernel/streams.js';
import { record, refuse, type Instant, type Refusal } from '../../kernel/types.js';
import { refuseCalendar, refuseMove, refuseTiming } from '../calendar-check.js';
import type { OpenedSeason } from '../state.js';
import type { CommandOf, SeasonDecision } from './of.js';

/** A title's number is made of it and the application's (`titleNoOf`), and must be an id itself. */
const LONGEST_ID = 40;

/** Calendar, timing and authorities are the programme's unless this season has its own. */
export function openSeason(command: CommandOf<'openSeason'>, context: DecideContext): SeasonDecision {
  const { programme } = context;
  const { season, title, calendar = programme.calendar, timing = programme.timing } = command;
  const codes = programme.authorities.map((authority) => authority.code);
  const authorities = command.authorities ?? codes;
  if (!ID_PATTERN.test(season) || season.length > LONGEST_ID || season !== idOf(context.stream)) return refuse('FIELD_INVALID', { field: 'season' }, 'season');
  const wrong = authorities.find((code, index) => !codes.includes(code) || authorities.indexOf(code) !== index);
  if (wrong !== undefined) return refuse('AUTHORITY_UNKNOWN', { authority: wrong }, 'authorities');
  const no = firstNo(mustHave(title, 'title'), mustHave(authorities, 'authorities'), refuseCalendar(calendar), refuseTiming(timing));
  return no ?? record({ type: 'SeasonOpened', season, title, calendar, timing, authorities });
}

/**
 * The whole calendar as it shall stand. Once a publicity has been opened the season is past these deadlines. What the
 * clock had closed by a deadline that moves is open again, and the applications and desks it ended come back.
 */
export function amendSeasonCalendar(state: OpenedSeason, command: CommandOf<'amendSeasonCalendar'>, context: DecideContext): SeasonDecision {
  const { calendar, reason } = command;
  if (state.publicity !== null) return refuse('WRONG_STAGE', { status: 'publicity' });
  const no = firstNo(mustSay(reason, 'reason'), refuseCalendar(calendar), refuseMove(state.calendar, calendar, context.now));
  return no ?? record({ type: 'SeasonCalendarAmended', calendar, amendment: state.amendments + 1, reason });
}

export function closeFill(state: OpenedSeason, context: DecideContext): SeasonDecision {
  return notNow(state, state.closed.fill, state.calendar.fillClosesAt, context) ?? record({ type: 'FillClosed', at: state.calendar.fillClosesAt });
}

export function closeProvinceReview(state: OpenedSeason, context: DecideContext): SeasonDecision {
  const at = state.calendar.provinceReviewClosesAt;
  return notNow(state, state.closed.provinceReview, at, context) ?? record({ type: 'ProvinceReviewClosed', at });
}

export function closeDispatch(state: OpenedSeason, context: DecideContext): SeasonDecision {
  return (
    notNow(state, state.closed.dispatch, state.calendar.dispatchClosesAt, context) ?? record({ type: 'DispatchClosed', at: state.calendar.dispatchClosesAt })
  );
}

function notNow(state: OpenedSeason, closed: boolean, at: Instant, context: DecideContext): { refusal: Refusal } | null {
  if (closed) return refuse('WRONG_STAGE', { status: state.status });
  return context.now < addSeconds(at, state.timing.settleSeconds) ? refuse('NOT_YET_DUE', { deadline: at }) : null;
}
