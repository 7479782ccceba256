import { refuse, type Refusal } from '../../kernel/types.js';
import type { DeskCommand } from '../commands.js';
import type { OpenedDesk } from '../state.js';
import { DESK_TRANSITIONS } from '../transitions.js';

const LIST_COMMANDS: readonly DeskCommand['type'][] = [
  'recommendApplication',
  'moveRecommendation',
  'removeRecommendation',
  'releaseRecommendation',
  'sealPackage',
];

/** "Not here" in the words that help: the package is sealed, is not sealed yet, or the deadline is over. */
export function refuseStage(state: OpenedDesk, command: DeskCommand): { refusal: Refusal } | null {
  if (DESK_TRANSITIONS[state.status][command.type]) return null;
  const listed = LIST_COMMANDS.includes(command.type);
  if (listed && (state.status === 'sealed' || state.status === 'dispatched' || state.status === 'received'))
    return refuse('PACKAGE_SEALED', { status: state.status });
  if (state.status === 'closed' && (listed || command.type === 'dispatchPackage')) return refuse('CUT_OFF_PASSED', { deadline: state.dates.dispatchClosesAt });
  if (state.status === 'open' && (command.type === 'dispatchPackage' || command.type === 'reopenPackage')) return refuse('PACKAGE_NOT_SEALED');
  return refuse('WRONG_STAGE', { status: state.status });
}
