import type { DecideContext } from '../kernel/aggregate.js';
import { mustBe } from '../kernel/guards.js';
import { refuse, type Decision } from '../kernel/types.js';
import type { SeasonCommand } from './commands.js';
import * as calendar from './decide/calendar.js';
import * as publish from './decide/publish.js';
import type { SeasonFact } from './facts.js';
import { SEASON_ROLES } from './roles.js';
import type { SeasonState } from './state.js';

export function decide(state: SeasonState, command: SeasonCommand, context: DecideContext): Decision<SeasonFact> {
  const wrongRole = mustBe(context.actor, SEASON_ROLES[command.type]);
  if (wrongRole) return wrongRole;
  if (command.type === 'openSeason')
    return state.status === 'none' ? calendar.openSeason(command, context) : refuse('ALREADY_EXISTS', { status: state.status });
  if (state.status === 'none') return refuse('NOT_STARTED');
  // An objection may outlast its season: what it held up is announced by a later document, or it would wait for ever.
  if (state.status === 'closed' && command.type !== 'announceResults') return refuse('WRONG_STAGE', { status: state.status });

  switch (command.type) {
    case 'amendSeasonCalendar':
      return calendar.amendSeasonCalendar(state, command, context);
    case 'closeFill':
      return calendar.closeFill(state, context);
    case 'closeProvinceReview':
      return calendar.closeProvinceReview(state, context);
    case 'closeDispatch':
      return calendar.closeDispatch(state, context);
    case 'openConsultation':
      return publish.openConsultation(state, command);
    case 'closeConsultation':
      return publish.closeConsultation(state, command);
    case 'openSeasonPublicity':
      return publish.openSeasonPublicity(state, command, context);
    case 'closeSeasonPublicity':
      return publish.closeSeasonPublicity(state, context);
    case 'announceResults':
      return publish.announceResults(state, command);
    case 'closeSeason':
      return publish.closeSeason(state, command);
    default:
      return neverCommand(command);
  }
}

function neverCommand(command: never): never {
  throw new Error(`unknown command ${(command as { type: string }).type}`);
}
