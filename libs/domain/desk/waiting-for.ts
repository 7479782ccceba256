import { addSeconds } from '../kernel/instants.js';
import { seasonStream } from '../kernel/streams.js';
import type { Waiting } from '../kernel/types.js';
import type { DeskCommand } from './commands.js';
import type { DeskState } from './state.js';

/** 37 desks close at one instant, so the season's process does it in bulk. */
export function waitingFor(state: DeskState): Waiting<DeskCommand> {
  switch (state.status) {
    case 'open':
    case 'sealed': {
      const at = addSeconds(state.dates.dispatchClosesAt, state.settleSeconds);
      const due = {
        no: `dispatch/${state.deadlineNo}`,
        at,
        command: { type: 'closeDesk' as const },
        closedBy: seasonStream(state.season),
        spreadSeconds: state.spreadSeconds,
      };
      return { stage: state.status === 'open' ? 'provinceReview' : 'package', due: [due] };
    }
    case 'dispatched':
      return { stage: 'package', due: [] };
    case 'none':
    case 'received':
    case 'closed':
      return { stage: 'atRest', due: [] };
  }
}
