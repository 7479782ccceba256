import { evaluationStream, titleStream } from '#libs/domain/kernel/streams';
import type { Stage } from '../stage.js';

/** After everything is over, one title is taken back (AMB-16: an act of its own). */
export async function aftermath(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  await theatre.sleepUntil(timetable.revokedAt ?? theatre.now());
  const failed = plan.titles.find((title) => title.evaluation === 'explained') ?? plan.titles.find((title) => title.evaluation === 'notFiled');
  if (!failed) return;
  await theatre.send(plan.ministry, titleStream(failed.titleNo), {
    type: 'revokeTitle',
    reason: 'evaluationFailed',
    documentNo: `样例函〔${plan.year + 1}〕20号`,
    note: '评估评价未通过，撤销示范称号',
  });
  await theatre.quiet([titleStream(failed.titleNo), evaluationStream(plan.campaign, failed.titleNo)]);
  stage.tally.revoked.push(failed.titleNo);
}
