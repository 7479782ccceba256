import type { ProcessView } from '#libs/contracts/temporal/process';
import type { ApplicationStage } from '#libs/domain/application/state';
import { openProcess } from './process/open-process.js';

/** One application through the five stages of the deck. Rules live in libs/domain; here are order and time. */
export async function application(view: ProcessView): Promise<void> {
  const it = openProcess<ApplicationStage>(view);
  await it.stage('fill'); //            线上填报: ends by ApplicationSubmitted; at the cut-off the clock lapses a draft
  await it.stage('provinceReview'); //  省级初审: passed or rejected; returns for correction loop inside, each with its own deadline
  await it.stage('package'); //         提交材料: ranked at the province's desk and mailed, or not recommended when the desk closes
  await it.stage('ministryReview'); //  评审考查: formal check, experts, site visit; people end it, no clock
  await it.stage('publicity'); //       公示发布: the clock ends the publicity, an open objection holds the announcement
  await it.untilRest(); //              an amended calendar or a late reinstatement may put any stage back: kept here just the same
}
