import type { ProcessView } from '#libs/contracts/temporal/process';
import type { EvaluationStage } from '#libs/domain/evaluation/state';
import { openProcess } from './process/open-process.js';

/** The evaluation of one titled subject in one campaign. */
export async function evaluation(view: ProcessView): Promise<void> {
  const it = openProcess<EvaluationStage>(view);
  await it.stage('fill'); //            filed by the subject, or a special case by the province; at the deadline the clock fails who did neither
  await it.stage('provinceReview'); //  passed or flagged; a return goes back to filling, with a deadline of its own
  await it.stage('ministryReview'); //  site check and conclusion, or the special case decided; people end it
  await it.stage('explanation'); //     not passed: ten working days to explain, then the clock makes it final
  await it.untilRest(); //              returned, reinstated, reopened after an explanation: kept here, in whatever stage
}
