import type { DecideContext } from '../kernel/aggregate.js';
import { mustBe } from '../kernel/guards.js';
import { refuse, type Decision } from '../kernel/types.js';
import type { DeskCommand } from './commands.js';
import * as calendar from './decide/calendar.js';
import * as list from './decide/list.js';
import * as pack from './decide/package.js';
import type { DeskFact } from './facts.js';
import { DESK_ROLES } from './roles.js';
import type { DeskState } from './state.js';
import { refuseStage } from './decide/stage.js';

/** 省级工作台: the one row whose lock is the queue for a province's places. */
export function decide(state: DeskState, command: DeskCommand, context: DecideContext): Decision<DeskFact> {
  const wrongRole = mustBe(context.actor, DESK_ROLES[command.type]);
  if (wrongRole) return wrongRole;
  if (command.type === 'openDesk') return state.status === 'none' ? calendar.openDesk(command, context) : refuse('ALREADY_EXISTS', { status: state.status });
  if (state.status === 'none') return refuse('NOT_STARTED');
  if (context.actor.role === 'province' && context.actor.authority !== state.authority) return refuse('OTHER_AUTHORITY', { authority: state.authority });
  const wrongStage = refuseStage(state, command);
  if (wrongStage) return wrongStage;

  switch (command.type) {
    case 'recommendApplication':
      return list.recommendApplication(state, command, context);
    case 'moveRecommendation':
      return list.moveRecommendation(state, command, context);
    case 'removeRecommendation':
      return list.removeRecommendation(state, command, context);
    case 'releaseRecommendation':
      return list.releaseRecommendation(state, command);
    case 'sealPackage':
      return pack.sealPackage(state, command, context);
    case 'dispatchPackage':
      return pack.dispatchPackage(state, command, context);
    case 'receivePackage':
      return pack.receivePackage(command);
    case 'reopenPackage':
      return pack.reopenPackage(command);
    case 'closeDesk':
      return calendar.closeDesk(state, context);
    case 'moveDeskDates':
      return calendar.moveDeskDates(state, command);
    default:
      return neverCommand(command);
  }
}

function neverCommand(command: never): never {
  throw new Error(`unknown command ${(command as { type: string }).type}`);
}
