import type { ProcessActivities, ProcessView } from '#libs/contracts/temporal/process';
import type { Programme } from '#libs/domain/programmes/programme';
import { DomainWorld } from './domain-world.js';

export interface WorldAndProcesses {
  activities: ProcessActivities;
  /** A new world; `relay` is told after each command, as the worker's relay is by the mail. */
  anew(relay?: (view: ProcessView, fact: string) => Promise<void>): DomainWorld;
}

/** One worker per file, a world of its own for each spec: the activities ask whichever world stands. */
export function theWorldOf(programme: Programme): WorldAndProcesses {
  let world = new DomainWorld(programme);
  return {
    anew: (relay) => (world = new DomainWorld(programme, relay)),
    activities: {
      readView: (stream) => world.readView(stream),
      applyDue: (input) => world.applyDue(input),
      closeDue: (input) => world.closeDue(input),
      followThrough: (input) => world.followThrough(input),
      applyInbox: (input) => world.applyInbox(input),
    },
  };
}
