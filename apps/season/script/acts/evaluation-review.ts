import { addSeconds } from '#libs/domain/kernel/instants';
import { campaignStream, evaluationStream } from '#libs/domain/kernel/streams';
import { evaluationForm } from '../evaluation-form.js';
import { reviewerFor, type PlannedTitle } from '../plan.js';
import { amendCampaign, type Stage } from '../stage.js';
import type { Scene } from '../theatre.js';

/** The last second of the filing, then the clock: who had not filed and has no special case has failed (deck). */
export async function closeEvaluationFiling(stage: Stage): Promise<void> {
  const { theatre, plan } = stage;
  for (const title of plan.titles.filter((one) => one.evaluation === 'filesInTheLastSecond')) await fileInTheLastSecond(stage, title);
  await theatre.sleepUntil(stage.campaign.closesAt);
  await theatre.happened(campaignStream(plan.campaign), 'CampaignFilingClosed');
  for (const title of plan.titles.filter((one) => one.evaluation === 'explained')) {
    await theatre.send(title.holder, evaluationStream(plan.campaign, title.titleNo), {
      type: 'fileExplanation',
      statement: '因经办人离职，未能及时填报，恳请复核',
      evidence: ['情况说明一份'],
    });
  }
}

const ATTEMPTS = 4;

/**
 * Sent so that it arrives just before the deadline. Where the machine was too slow for that it is refused as it must be;
 * the ministry then gives a little more time, and it is sent a little earlier.
 */
async function fileInTheLastSecond(stage: Stage, title: PlannedTitle): Promise<void> {
  const { theatre, plan, timetable } = stage;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await theatre.sleepUntil(addSeconds(stage.campaign.closesAt, (-timetable.lastSecondMilliseconds * attempt) / 1000));
    const answer = await theatre.file(title.holder, evaluationStream(plan.campaign, title.titleNo), {
      expect: attempt < ATTEMPTS ? ['CUT_OFF_PASSED', 'WRONG_STAGE'] : [],
    });
    if (answer.recorded) return;
    stage.tally.movedAgain += 1;
    await amendCampaign(stage, { ...stage.campaign, closesAt: addSeconds(theatre.now(), 15) }, '系统繁忙，顺延填报截止时间');
    await theatre.quiet([campaignStream(plan.campaign)]);
  }
}

/** 省级核查, expert review and site check of the evaluation; explanations are ruled upon. */
export function evaluationScenes(stage: Stage): Scene[] {
  return stage.plan.titles
    .filter((title) => title.evaluation !== null && title.evaluation !== 'notFiled')
    .map((title) => ({ name: `evaluate ${title.titleNo}`, play: () => evaluateOne(stage, title) }));
}

async function evaluateOne(stage: Stage, title: PlannedTitle): Promise<void> {
  const { theatre, plan } = stage;
  const stream = evaluationStream(plan.campaign, title.titleNo);
  switch (title.evaluation) {
    case 'explained':
      await theatre.send(plan.ministry, stream, { type: 'upholdResult', reason: '说明不构成确实无法填报的特殊情况，维持未通过' });
      return;
    case 'specialCase':
      await theatre.send(plan.ministry, stream, { type: 'decideSpecialCase', decision: 'passed', note: '线下核验材料符合要求' });
      return;
    case 'specialCaseDeferred':
      await theatre.send(plan.ministry, stream, { type: 'decideSpecialCase', decision: 'deferred', note: '企业停产整改，延至下一年度评估' });
      return;
    default:
      await provinceCheck(stage, title);
      await conclude(stage, title);
  }
}

async function provinceCheck({ theatre, plan, programme }: Stage, title: PlannedTitle): Promise<void> {
  const stream = evaluationStream(plan.campaign, title.titleNo);
  const reviewer = reviewerFor(plan, title.authority);
  await theatre.send(reviewer, stream, { type: 'startEvaluationReview' });
  if (title.evaluation === 'corrected') {
    await theatre.send(reviewer, stream, { type: 'returnEvaluation', reasons: [{ field: 'digital_system', reason: '请补充数字化系统建设情况' }] });
    await theatre.draft(title.holder, stream, evaluationForm(programme, title, 'corrected'));
    await theatre.file(title.holder, stream);
    await theatre.send(reviewer, stream, { type: 'startEvaluationReview' });
  }
  const flagged = title.evaluation === 'flagged';
  await theatre.send(reviewer, stream, {
    type: flagged ? 'flagEvaluation' : 'passEvaluationReview',
    exists: true,
    truthful: !flagged,
    noMajorEvent: true,
    opinion: flagged ? '营业收入与统计数据有差异，请核查' : '存续，材料真实，无重大事故',
  });
}

async function conclude({ theatre, plan }: Stage, title: PlannedTitle): Promise<void> {
  const stream = evaluationStream(plan.campaign, title.titleNo);
  if (title.evaluation === 'siteChecked' || title.evaluation === 'flagged') {
    await theatre.send(plan.supportUnit, stream, { type: 'orderSiteCheck', reason: '对指标波动较大的示范主体进行现场核查' });
    await theatre.send(plan.supportUnit, stream, {
      type: 'reportSiteCheck',
      visitors: ['样例核查员甲', '样例核查员乙'],
      satisfied: true,
      report: '现场情况与填报一致',
    });
  }
  const passed = title.evaluation !== 'notPassed';
  await theatre.send(plan.ministry, stream, {
    type: 'concludeEvaluation',
    outcome: passed ? 'passed' : 'notPassed',
    score: `${passed ? title.merit : 41}.00`,
    reason: passed ? '完成申报期目标，示范作用明显' : '服务收入占比连续两年下降，未完成申报期目标',
  });
}
