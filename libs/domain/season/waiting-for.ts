import { addSeconds } from '../kernel/instants.js';
import type { Due, Instant, Waiting } from '../kernel/types.js';
import type { SeasonCommand } from './commands.js';
import type { OpenedSeason, SeasonState } from './state.js';

/** At each of its instants the season first closes, in bulk, what falls due for the others at that moment. */
export function waitingFor(state: SeasonState): Waiting<SeasonCommand> {
  if (state.status !== 'running') return { stage: 'atRest', due: [] };
  return { stage: stageOf(state), due: [...deadlines(state), ...publicityEnd(state)] };
}

/** The stage the season as a whole has come to; single applications may be ahead of it. */
export function stageOf(state: OpenedSeason): string {
  if (state.consultation !== 'none') return 'publicity';
  if (!state.closed.fill) return 'fill';
  if (!state.closed.provinceReview) return 'provinceReview';
  return state.closed.dispatch ? 'ministryReview' : 'package';
}

function deadlines(state: OpenedSeason): Due<SeasonCommand>[] {
  const { calendar, closed, deadlineNo } = state;
  return [
    ...(closed.fill ? [] : [at(state, `fill/${deadlineNo.fill}`, calendar.fillClosesAt, { type: 'closeFill' })]),
    ...(closed.provinceReview
      ? []
      : [at(state, `provinceReview/${deadlineNo.provinceReview}`, calendar.provinceReviewClosesAt, { type: 'closeProvinceReview' })]),
    ...(closed.dispatch ? [] : [at(state, `dispatch/${deadlineNo.dispatch}`, calendar.dispatchClosesAt, { type: 'closeDispatch' })]),
  ];
}

function publicityEnd(state: OpenedSeason): Due<SeasonCommand>[] {
  if (!state.publicity || state.publicity.closed) return [];
  return [at(state, `publicity/${state.deadlineNo.publicity}`, state.publicity.endsAt, { type: 'closeSeasonPublicity' })];
}

function at(state: OpenedSeason, no: string, deadline: Instant, command: SeasonCommand): Due<SeasonCommand> {
  return { no, at: addSeconds(deadline, state.timing.settleSeconds), command, closesOthers: true };
}
