import { deskStream, seasonStream } from '../kernel/streams.js';
import type { StreamId } from '../kernel/types.js';
import type { ApplicationCommand } from './commands.js';
import { maybeOnTheList, type ApplicationState } from './state.js';

/**
 * Where a word from season or desk may still be under way, the decision asks them: when the publicity ends, and
 * whether the package that holds this application is mailed.
 */
export function referencesOfState(state: ApplicationState, command: ApplicationCommand): StreamId[] {
  if (state.status === 'none') return [];
  switch (command.type) {
    case 'openPublicity':
    case 'endPublicity':
    case 'raiseObjection':
      return [seasonStream(state.season)];
    case 'withdrawApplication':
      return maybeOnTheList(state.status) ? [deskStream(state.season, state.authority)] : [];
    default:
      return [];
  }
}
