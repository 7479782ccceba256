import { setTimeout as sleep } from 'node:timers/promises';
import { AUTHORITIES } from '../clients/people.js';
import { inSeconds, type Play } from './play.js';

const FILL_SECONDS = 14;
const REVIEW_SECONDS = 6;
const DISPATCH_SECONDS = 4;

/** Short seasons one behind the other; each ends its drafts, its reviews and its desks by the clock. */
export async function seasons(play: Play): Promise<void> {
  for (let number = 1; number === 1 || !play.ending.aborted; number++) {
    const season = `s${number}`;
    const calendar = {
      fillOpensAt: inSeconds(-60),
      fillClosesAt: inSeconds(FILL_SECONDS),
      provinceReviewClosesAt: inSeconds(FILL_SECONDS + REVIEW_SECONDS),
      dispatchClosesAt: inSeconds(FILL_SECONDS + REVIEW_SECONDS + DISPATCH_SECONDS),
    };
    const told = await play.people.ministry.command(0, `season/${season}`, 'openSeason', {
      season,
      title: `样例批次${number}`,
      calendar,
      timing: play.timing,
      authorities: [...AUTHORITIES],
    });
    if (told.kind === 'ok') play.season = season;
    await sleep((FILL_SECONDS - 2) * 1_000, undefined, { signal: play.ending }).catch(() => undefined);
  }
}
