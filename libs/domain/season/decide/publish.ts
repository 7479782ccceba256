import type { DecideContext } from '../../kernel/aggregate.js';
import { firstNo, mustHave, mustSay } from '../../kernel/guards.js';
import { addDays, addSeconds, dayOf, isInstant, startOfDay } from '../../kernel/instants.js';
import { record, refuse, type Instant } from '../../kernel/types.js';
import { periodEnd, type PeriodEnd } from '../../periods/period-end.js';
import type { OpenedSeason } from '../state.js';
import type { CommandOf, SeasonDecision } from './of.js';

/** 征求意见 over the suggested list; a later list has a later consultation. */
export function openConsultation(state: OpenedSeason, command: CommandOf<'openConsultation'>): SeasonDecision {
  if (state.consultation === 'open') return refuse('CONSULTATION_OPEN');
  return mustSay(command.note, 'note') ?? record({ type: 'ConsultationOpened', note: command.note });
}

export function closeConsultation(state: OpenedSeason, command: CommandOf<'closeConsultation'>): SeasonDecision {
  if (state.consultation !== 'open') return refuse('WRONG_STAGE', { status: state.consultation });
  return mustSay(command.note, 'note') ?? record({ type: 'ConsultationClosed', note: command.note });
}

/** 公示. A running round can only get a later end: an announced end is never brought forward. */
export function openSeasonPublicity(state: OpenedSeason, command: CommandOf<'openSeasonPublicity'>, context: DecideContext): SeasonDecision {
  const { from } = command;
  if (!isInstant(from)) return refuse('FIELD_INVALID', { field: 'from' }, 'from');
  if (command.endsAt !== undefined && !isInstant(command.endsAt)) return refuse('FIELD_INVALID', { field: 'endsAt' }, 'endsAt');
  if (state.publicity && !state.publicity.closed) return extend(state.publicity, from, endOf(command, context), command.endsAt !== undefined, context.now);
  if (state.consultation !== 'closed') return refuse('CONSULTATION_OPEN', { consultation: state.consultation });

  // The notice may be put on file the day after it went online, not later, and not ahead: the names go up at once.
  const earliest = startOfDay(addDays(dayOf(context.now), -1));
  if (from < earliest) return refuse('DATES_OUT_OF_ORDER', { earliest }, 'from');
  if (from > context.now) return refuse('DATES_OUT_OF_ORDER', { latest: context.now }, 'from');
  // `from` tells one round from the next.
  if (state.publicity && from <= state.publicity.endsAt) return refuse('DATES_OUT_OF_ORDER', { after: state.publicity.endsAt }, 'from');
  const { endsAt, provisional } = endOf(command, context);
  if (endsAt <= from || endsAt <= context.now) return refuse('DATES_OUT_OF_ORDER', { after: 'from' }, 'endsAt');
  return record({ type: 'PublicityOpened', from, endsAt, provisional, round: (state.publicity?.round ?? 0) + 1 });
}

export function closeSeasonPublicity(state: OpenedSeason, context: DecideContext): SeasonDecision {
  const { publicity } = state;
  if (!publicity || publicity.closed) return refuse('WRONG_STAGE', { status: state.status });
  if (context.now < addSeconds(publicity.endsAt, state.timing.settleSeconds)) return refuse('NOT_YET_DUE', { deadline: publicity.endsAt });
  return record({ type: 'PublicityClosed', at: publicity.endsAt, round: publicity.round });
}

/** 发文公布 of all that are cleared by now; one whose objection is rejected later is announced by a later document. */
export function announceResults(state: OpenedSeason, command: CommandOf<'announceResults'>): SeasonDecision {
  const { publicity } = state;
  if (!publicity) return refuse('NOTHING_TO_ANNOUNCE');
  if (!publicity.closed && publicity.round === 1) return refuse('PUBLICITY_RUNNING', { endsAt: publicity.endsAt });
  if (!command.complianceReconfirmed) return refuse('COMPLIANCE_NOT_RECONFIRMED', undefined, 'complianceReconfirmed');
  const no = firstNo(mustHave(command.documentNo, 'documentNo'));
  return no ?? record({ type: 'ResultsAnnounced', documentNo: command.documentNo, round: state.announcements.length + 1 });
}

export function closeSeason(state: OpenedSeason, command: CommandOf<'closeSeason'>): SeasonDecision {
  if (state.publicity && !state.publicity.closed) return refuse('PUBLICITY_RUNNING', { endsAt: state.publicity.endsAt });
  if (!state.closed.dispatch) return refuse('NOT_YET_DUE', { deadline: state.calendar.dispatchClosesAt });
  return mustSay(command.note, 'note') ?? record({ type: 'SeasonClosed', note: command.note });
}

function endOf(command: CommandOf<'openSeasonPublicity'>, context: DecideContext): PeriodEnd {
  if (command.endsAt !== undefined) return { endsAt: command.endsAt, provisional: false };
  return periodEnd(command.from, context.programme.periods.publicity, context.programme.holidays);
}

/** While it runs: one whose announced end has passed is over, though the clock may not have closed it. Given or, where a changed holiday calendar is read again, computed: never earlier than what was announced. */
function extend(running: { from: Instant; endsAt: Instant; round: number }, from: Instant, end: PeriodEnd, given: boolean, now: Instant): SeasonDecision {
  if (from !== running.from) return refuse('PUBLICITY_RUNNING', { endsAt: running.endsAt });
  if (now > running.endsAt) return refuse('CUT_OFF_PASSED', { deadline: running.endsAt });
  if (given && end.endsAt < running.endsAt) return refuse('ANNOUNCED_END_BROUGHT_FORWARD', { announced: running.endsAt }, 'endsAt');
  if (end.endsAt <= running.endsAt) return refuse('PUBLICITY_RUNNING', { endsAt: running.endsAt });
  return record({ type: 'PublicityOpened', from, ...end, round: running.round, extended: true });
}
