import type { ProcessView } from '#libs/contracts/temporal/process';
import { openProcess } from './process/open-process.js';

type DeskStage = 'provinceReview' | 'package' | 'atRest';

/** One province's desk in one season: the ranked list under its quotas, and the package. */
export async function provinceDesk(view: ProcessView): Promise<void> {
  const it = openProcess<DeskStage>(view);
  await it.stage('provinceReview'); //  recommending and ranking, each told to its application; ends when the package is sealed
  await it.stage('package'); //         mailed, then received on paper; what was not mailed by the deadline, the clock closes
  await it.untilRest(); //              a package reopened, a deadline moved after the close: kept here
}
