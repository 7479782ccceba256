import type { DecideContext } from '../kernel/aggregate.js';
import { seasonStream } from '../kernel/streams.js';
import type { Instant } from '../kernel/types.js';
import type { SeasonState } from '../season/state.js';
import type { StartedApplication } from './state.js';

/**
 * Until when the round that began at `from` is public. Its season is the truth: it may have announced a later end that
 * has not reached this application, and no publicity ends before what was announced.
 */
export function publicityEnd(state: StartedApplication, round: { from: Instant; endsAt: Instant }, context: DecideContext): Instant {
  const season = context.reference(seasonStream(state.season)) as SeasonState | undefined;
  const announced = season === undefined || season.status === 'none' ? null : season.publicity;
  return announced?.from === round.from && announced.endsAt > round.endsAt ? announced.endsAt : round.endsAt;
}
