import { addSeconds } from '../kernel/instants.js';
import { seasonStream } from '../kernel/streams.js';
import type { Due, Waiting } from '../kernel/types.js';
import type { ApplicationCommand } from './commands.js';
import { deadlineInstant, deadlineOfStatus } from './deadlines.js';
import { stageOf } from './stages.js';
import type { ApplicationState, StartedApplication } from './state.js';

/**
 * The stage and what the clock will do. Fill, province review and publicity end for many at one instant, so the
 * season's process closes them in bulk; a correction has its own instant. What is on a list
 * at the mailing deadline is told by its desk.
 */
export function waitingFor(state: ApplicationState): Waiting<ApplicationCommand> {
  if (state.status === 'none') return { stage: 'atRest', due: [] };
  return { stage: stageOf(state.status), due: [...lapse(state), ...listClosed(state), ...publicityEnd(state)] };
}

function lapse(state: StartedApplication): Due<ApplicationCommand>[] {
  const deadline = deadlineOfStatus(state.status);
  if (deadline === null || deadline === 'dispatch') return [];
  const due = {
    no: `${deadline}/${state.deadlineNo[deadline] ?? 1}`,
    at: addSeconds(deadlineInstant(state, deadline), state.settleSeconds),
    command: { type: 'lapseApplication' as const, deadline },
  };
  return [deadline === 'correction' ? due : { ...due, ...closedBySeason(state) }];
}

/** Passed by the province and not on its list when the mailing is over. */
function listClosed(state: StartedApplication): Due<ApplicationCommand>[] {
  if (state.status !== 'provincePassed') return [];
  const { season, authority } = state;
  const at = addSeconds(state.dates.dispatchClosesAt, state.settleSeconds);
  return [{ no: `dispatch/${state.deadlineNo['dispatch'] ?? 1}`, at, command: { type: 'recordNotRecommended', season, authority }, ...closedBySeason(state) }];
}

function publicityEnd(state: StartedApplication): Due<ApplicationCommand>[] {
  if (state.status !== 'inPublicity' || !state.publicity) return [];
  return [
    {
      no: `publicity/${state.deadlineNo['publicity'] ?? 1}`,
      at: addSeconds(state.publicity.endsAt, state.settleSeconds),
      command: { type: 'endPublicity' },
      ...closedBySeason(state),
    },
  ];
}

function closedBySeason(state: StartedApplication) {
  return { closedBy: seasonStream(state.season), spreadSeconds: state.spreadSeconds };
}
