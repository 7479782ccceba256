import { setTimeout as sleep } from 'node:timers/promises';
import { AUTHORITIES } from '../clients/people.js';
import { inSeconds, type Play } from './play.js';

/** The next one is open before the last one closes. */
const OVERLAP_SECONDS = 2;

/** Short seasons one behind the other; each ends its drafts, its reviews and its desks by the clock. */
export async function seasons(play: Play): Promise<void> {
  const { season: pace } = play.pace;
  if (!pace) return;
  const { fillSeconds, reviewSeconds, dispatchSeconds } = pace;
  for (let number = 1; number === 1 || !play.ending.aborted; number++) {
    const season = `s${number}`;
    const calendar = {
      fillOpensAt: inSeconds(-60),
      fillClosesAt: inSeconds(fillSeconds),
      provinceReviewClosesAt: inSeconds(fillSeconds + reviewSeconds),
      dispatchClosesAt: inSeconds(fillSeconds + reviewSeconds + dispatchSeconds),
    };
    const told = await play.people.ministry.command(0, `season/${season}`, 'openSeason', {
      season,
      title: `样例批次${number}`,
      calendar,
      timing: play.timing,
      authorities: [...AUTHORITIES],
    });
    if (told.kind === 'ok') play.season = season;
    await sleep((fillSeconds - OVERLAP_SECONDS) * 1_000, undefined, { signal: play.ending }).catch(() => undefined);
  }
}
