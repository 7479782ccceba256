import type { ProcessView } from '#libs/contracts/temporal/process';
import { openProcess } from './process/open-process.js';

type SeasonStage = 'fill' | 'provinceReview' | 'package' | 'ministryReview' | 'publicity' | 'atRest';

/** The calendar of one season. At each of its deadlines the clock first closes, in pages, what falls due for others. */
export async function season(view: ProcessView): Promise<void> {
  const it = openProcess<SeasonStage>(view);
  await it.stage('fill'); //            opens the provinces' desks; at the cut-off all unsubmitted drafts lapse
  await it.stage('provinceReview'); //  at its end what no province concluded lapses
  await it.stage('package'); //         at the last mailing instant every desk that mailed nothing is closed
  await it.stage('ministryReview'); //  no clock: people review and suggest
  await it.stage('publicity'); //       consultation, then publicity in rounds, each ended by the clock; announced by people
  await it.untilRest(); //              an amended calendar moves every stream and may open a deadline again: kept here
}
