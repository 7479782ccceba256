import type { ProcessView } from '#libs/contracts/temporal/process';
import { openProcess } from './process/open-process.js';

/** A title waits for nothing: its process wakes when it is renamed, merged or revoked, tells whom it concerns, and ends. */
export async function title(view: ProcessView): Promise<void> {
  await openProcess<'atRest'>(view).untilRest();
}
