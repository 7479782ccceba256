import type { ProcessView } from '#libs/contracts/temporal/process';
import { openProcess } from './process/open-process.js';

type CampaignStage = 'filing' | 'results' | 'atRest';

/** One year's evaluation of the titled subjects of earlier batches. */
export async function evaluationCampaign(view: ProcessView): Promise<void> {
  const it = openProcess<CampaignStage>(view);
  await it.stage('filing'); //   opens one evaluation for each subject; the clock reminds, and at the deadline closes all that did not file, in pages
  await it.stage('results'); //  people conclude each evaluation and publish; no clock
  await it.untilRest(); //       a deadline moved after it had passed opens the filing again: kept here
}
