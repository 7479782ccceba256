import type { DeskState } from '../desk/state.js';
import type { DecideContext } from '../kernel/aggregate.js';
import { deskStream, idOf } from '../kernel/streams.js';
import type { StartedApplication } from './state.js';

/** What the province's desk says of this application, in the same transaction. */
export function listedBy(state: StartedApplication, context: DecideContext): { desk: DeskState['status']; listed: boolean } {
  const desk = context.reference(deskStream(state.season, state.authority)) as DeskState | undefined;
  if (desk === undefined || desk.status === 'none') return { desk: 'none', listed: false };
  return { desk: desk.status, listed: desk.ranked[state.category].includes(idOf(context.stream)) };
}
