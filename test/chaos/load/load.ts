import { setTimeout as sleep } from 'node:timers/promises';
import { randomFor } from '../../../apps/season/script/random.js';
import { applicationCase } from './application-case.js';
import { campaigns } from './campaigns.js';
import { ledgerCase, openLedger } from './ledger-case.js';
import { metronome, openMetronome } from './metronome.js';
import type { Part, Play } from './play.js';
import { seasons } from './seasons.js';
import { titleCase } from './title-case.js';

/** Clients think between two cases: what they ask for must stay below what the processes can follow, or every delay only measures the queue. */
const THINKING_MS = { least: 800, most: 2_200 };

/** The whole load until `ending`: cases by every client, campaigns, seasons and the metronome beside them. */
export async function runLoad(play: Play, onDeadline: (at: number) => void): Promise<void> {
  const partOf = (client: number, name: string): Part => {
    const random = randomFor(play.seed, `part/${client}/${name}`);
    let serial = 0;
    return { play, client, random, id: (kind) => `${kind}-${client}-${name}-${++serial}` };
  };
  await Promise.all([openLedger(play), openMetronome(play)]);
  await Promise.all([
    campaigns(play, partOf, onDeadline),
    seasons(play),
    metronome(play),
    ...play.people.applicants.map((_, client) => oneClient(partOf(client, 'x'))),
  ]);
}

async function oneClient(part: Part): Promise<void> {
  const { play, random } = part;
  while (!play.ending.aborted) {
    const draw = random.between(0, 99);
    if (draw < 40) await titleCase(part);
    else if (draw < 80) await applicationCase(part);
    else await ledgerCase(part);
    await sleep(random.between(THINKING_MS.least, THINKING_MS.most));
  }
}
