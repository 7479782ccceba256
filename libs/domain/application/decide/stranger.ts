import { refuse, type Actor, type Refusal } from '../../kernel/types.js';
import type { ApplicationCommand } from '../commands.js';
import type { StartedApplication } from '../state.js';

/** Applicants act on their own application, a province's people on their own province's; anybody may object. */
export function refuseStranger(state: StartedApplication, command: ApplicationCommand, actor: Actor): { refusal: Refusal } | null {
  if (command.type === 'raiseObjection') return null;
  if (actor.role === 'applicant' && actor.organisation !== state.organisation) return refuse('NOT_THE_OWNER');
  if (actor.role === 'province' && actor.authority !== state.authority) return refuse('OTHER_AUTHORITY', { authority: state.authority });
  return null;
}
