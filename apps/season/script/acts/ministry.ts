import { dayOf } from '#libs/domain/kernel/instants';
import { applicationStream, deskStream } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import type { PlannedApplication } from '../plan.js';
import { randomFor } from '../random.js';
import type { Stage } from '../stage.js';
import { mixed } from '../mixed.js';
import type { Performer } from '../theatre.js';
import { evaluationScenes } from './evaluation-review.js';
import { dispatchIsClosed } from './province.js';

/** 评审考查 of both processes: packages received, then each application on its own way through formal check, experts and site visit. */
export async function ministryReview(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  const desks = plan.desks.filter((desk) => desk.dispatch === 'inTime').map((desk) => deskStream(plan.season, desk.authority.code));
  await dispatchIsClosed(stage);
  await theatre.together(
    desks.map((desk) => ({
      name: `receive ${desk}`,
      play: async () => void (await theatre.send(plan.supportUnit, desk, { type: 'receivePackage', paperNumbersMatch: true })),
    })),
  );
  await theatre.quiet(desks);
  const reviews = dispatched(stage).map((application) => ({ name: `review ${application.id}`, play: () => reviewOne(stage, application) }));
  await theatre.together(mixed(reviews, evaluationScenes(stage)), timetable.span('ministryReview'));
}

/** Follows from the plan: recommended within the quota, not withdrawn, by a desk that mailed in time. The race tells the rest. */
export function dispatched({ plan, programme, tally }: Stage): PlannedApplication[] {
  const out: PlannedApplication[] = [];
  for (const desk of plan.desks.filter((one) => one.dispatch === 'inTime')) {
    for (const [category, quota] of Object.entries(programme.quotas[desk.authority.class])) {
      const passed = plan.applications
        .filter(
          (one) =>
            one.authority === desk.authority.code &&
            one.category === category &&
            !['neverSubmitted', 'withdrawn', 'rejected', 'neverReviewed', 'notCorrected'].includes(one.fate),
        )
        .sort((a, b) => b.merit - a.merit || a.id.localeCompare(b.id));
      const racer = passed.find((one) => one.id === tally.race?.winner);
      const chosen = passed.filter((one) => !one.racer).slice(0, racer ? quota - 1 : quota);
      out.push(...chosen.filter((one) => one.fate !== 'withdrawnRecommended'), ...(racer ? [racer] : []));
    }
  }
  return out;
}

async function reviewOne(stage: Stage, application: PlannedApplication): Promise<void> {
  const stream = applicationStream(application.id);
  if (!(await formalCheck(stage, stream, application))) return;
  if (!(await expertReview(stage, stream, application))) return;
  const goesOn = await siteVisit(stage, stream, application);
  const { theatre, plan } = stage;
  if (!goesOn) await theatre.send(plan.ministry, stream, { type: 'declineApplication', reason: '现场考查发现主要指标与申报材料不符' });
  else {
    await theatre.send(plan.ministry, stream, { type: 'suggestApplication', reason: '专家评审通过，示范作用突出' });
    stage.suggested.add(application.id);
  }
}

async function formalCheck({ theatre, plan, timetable }: Stage, stream: StreamId, { fate, applicant }: PlannedApplication): Promise<boolean> {
  if (fate === 'formalFailed') {
    await theatre.send(plan.supportUnit, stream, { type: 'failFormalCheck', reason: '申报书未加盖推荐单位公章' });
    return false;
  }
  if (fate === 'formalQueried') {
    await theatre.send(plan.supportUnit, stream, { type: 'raiseFormalQuery', items: ['请补充2021年度审计报告'], answerBy: timetable.answerBy(theatre.now()) });
    await theatre.send(applicant, stream, { type: 'answerFormalQuery', answer: '已补充2021年度审计报告' });
  }
  await theatre.send(plan.supportUnit, stream, { type: 'passFormalCheck', note: '材料齐备，印本与系统一致' });
  return true;
}

async function expertReview(stage: Stage, stream: StreamId, application: PlannedApplication): Promise<boolean> {
  const { theatre, plan, programme } = stage;
  const random = randomFor(plan.seed, application.racer ? 'experts/racer' : `experts/${application.key}`);
  const from = random.between(0, plan.experts.length - 1);
  const inTurn = (index: number): Performer => plan.experts[(from + index) % plan.experts.length] as Performer;
  const recused = application.fate === 'expertRecused';
  const assigned = Array.from({ length: programme.experts.minimum + (recused ? 1 : 0) }, (_, index) => inTurn(index));
  await theatre.send(plan.supportUnit, stream, { type: 'assignExperts', experts: assigned.map((one) => one.account) });
  const [first] = assigned;
  if (recused && first) await theatre.send(first, stream, { type: 'recuseFromReview', reason: '近三年与申报单位有课题合作' });
  for (const expert of recused ? assigned.slice(1) : assigned) {
    await theatre.send(expert, stream, {
      type: 'submitScore',
      scores: scoresOf(stage, application.merit + random.between(-4, 4)),
      opinion: '材料翔实，服务型制造模式清晰',
    });
  }
  if (application.fate === 'fraud') {
    await theatre.send(plan.ministry, stream, { type: 'disqualifyApplication', reason: '弄虚作假：服务收入专项审计报告系伪造', evidence: ['核查记录一份'] });
    return false;
  }
  const answer = await theatre.send(plan.supportUnit, stream, { type: 'concludeExpertReview' });
  return answer.recorded && answer.facts.includes('ExpertReviewPassed');
}

/** Merit in percent of each criterion's maximum. The planned merit is stretched so that about a third does not reach the mark. */
function scoresOf({ programme }: Stage, merit: number): Record<string, number> {
  const percent = Math.min(100, Math.max(0, merit - 15 + (merit - 75)));
  return Object.fromEntries(programme.experts.criteria.map((criterion) => [criterion.id, Math.round((criterion.maximum * percent) / 100)]));
}

/** Cities are visited or the visit is waived with a reason (AMB-11); others only where something must be seen. */
async function siteVisit({ theatre, plan, programme }: Stage, stream: StreamId, { category, variety }: PlannedApplication): Promise<boolean> {
  const byDefault = programme.siteVisit.defaultOn.includes(category);
  if (byDefault && variety < 30) {
    await theatre.send(plan.ministry, stream, { type: 'waiveSiteVisit', reason: '疫情防控期间，以视频方式核验替代现场考查' });
    return true;
  }
  if (!byDefault && variety >= 12) return true;
  if (!byDefault) await theatre.send(plan.ministry, stream, { type: 'orderSiteVisit', reason: '专家建议进一步了解服务收入构成' });
  const satisfied = variety % 10 !== 9 && variety !== 3;
  await theatre.send(plan.supportUnit, stream, {
    type: 'reportSiteVisit',
    visitors: ['样例考查员甲', '样例考查员乙'],
    visitedOn: dayOf(theatre.now()),
    satisfied,
    report: satisfied ? '现场情况与申报材料一致' : '现场未见申报材料所述的共享产线',
  });
  return satisfied;
}
