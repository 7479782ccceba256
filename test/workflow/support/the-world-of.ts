import type { ProcessActivities } from '#libs/contracts/temporal/process';
import type { Programme } from '#libs/domain/programmes/programme';
import { DomainWorld } from './domain-world.js';

/** One worker per file, a world of its own for each spec: the activities ask whichever world stands. */
export function theWorldOf(programme: Programme): { activities: ProcessActivities; anew(): DomainWorld } {
  let world = new DomainWorld(programme);
  return {
    anew: () => (world = new DomainWorld(programme)),
    activities: {
      readView: (stream) => world.readView(stream),
      applyDue: (input) => world.applyDue(input),
      closeDue: (input) => world.closeDue(input),
      followThrough: (input) => world.followThrough(input),
      applyInbox: (input) => world.applyInbox(input),
    },
  };
}
