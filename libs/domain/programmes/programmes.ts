import { BATCH_4 } from './batch-4.js';
import type { Programme } from './programme.js';
import { programmeProblems } from './validate.js';

/** Every programme this build knows. A programme with a problem stops the start, before a stream could be pinned to it. */
export const PROGRAMMES: readonly Programme[] = checked([BATCH_4]);

/** The one a season runs on when it names none. */
export const DEFAULT_PROGRAMME = 'batch-4';

export function checked(programmes: readonly Programme[]): readonly Programme[] {
  for (const programme of programmes) {
    const problems = programmeProblems(programme);
    if (problems.length > 0) throw new Error(`programme ${programme.id}: ${problems.join('; ')}`);
  }
  return programmes;
}
