import { CATEGORIES, type Category } from '#libs/domain/programmes/programme';
import { applicationStream, deskStream, seasonStream } from '#libs/domain/kernel/streams';
import { addSeconds, milliseconds } from '#libs/domain/kernel/instants';
import type { StreamId } from '#libs/domain/kernel/types';
import { applicationForm, warningsOf } from '../application-form.js';
import { reviewerFor, type PlannedApplication, type PlannedDesk } from '../plan.js';
import { giveTime, keepAhead, type Stage } from '../stage.js';

/** 省级初审, then 推荐 and 提交材料: each desk in its own order, desks beside each other. */
export async function provinceReview(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  const filed = plan.applications.filter((one) => one.fate !== 'neverSubmitted' && one.fate !== 'withdrawn');
  const startedAt = theatre.now();
  await theatre.together(
    filed.map((one) => ({ name: `review ${one.id}`, play: () => review(stage, one) })),
    timetable.span('provinceReview'),
    keepAhead(stage, 'provinceReviewClosesAt'),
  );
  const passed = filed.filter((one) => !['rejected', 'neverReviewed', 'notCorrected'].includes(one.fate));
  // The lists take about as long as the reviews did, and no desk is done before that could be measured: twice that.
  const now = theatre.now();
  await giveTime(stage, 'dispatchClosesAt', addSeconds(now, (2 * (milliseconds(now) - milliseconds(startedAt))) / 1000));
  await theatre.together(
    plan.desks.map((desk) => ({
      name: `desk ${desk.authority.code}`,
      play: () =>
        workOfDesk(
          stage,
          desk,
          passed.filter((one) => one.authority === desk.authority.code),
        ),
    })),
    timetable.span('recommendation'),
    keepAhead(stage, 'dispatchClosesAt'),
  );
}

/** The clock ends what no province has concluded; a package mailed after the last day is refused. */
export async function closeProvinceReview(stage: Stage): Promise<void> {
  const { theatre, plan } = stage;
  await theatre.sleepUntil(stage.season.provinceReviewClosesAt);
  await theatre.happened(seasonStream(plan.season), 'ProvinceReviewClosed');
  await theatre.sleepUntil(stage.season.dispatchClosesAt);
  await theatre.sleepUntil(new Date(Date.parse(stage.season.dispatchClosesAt) + 200).toISOString());
  for (const desk of plan.desks.filter((one) => one.dispatch === 'tooLate')) {
    const answer = await theatre.send(desk.recommender, deskStream(plan.season, desk.authority.code), dispatch(stage, desk), {
      expect: ['MAILED_TOO_LATE', 'WRONG_STAGE'],
    });
    if (!answer.recorded) stage.tally.refusedTooLate += 1;
  }
}

/** Waited for later than it happens: the evaluation's deadline lies only moments behind, and its last second is someone's. */
export async function dispatchIsClosed({ theatre, plan }: Stage): Promise<void> {
  await theatre.happened(seasonStream(plan.season), 'DispatchClosed');
  for (const desk of plan.desks.filter((one) => one.dispatch === 'tooLate')) await theatre.happened(deskStream(plan.season, desk.authority.code), 'DeskClosed');
  await theatre.quiet([seasonStream(plan.season), ...plan.desks.map((desk) => deskStream(plan.season, desk.authority.code))]);
}

async function workOfDesk(stage: Stage, desk: PlannedDesk, passed: PlannedApplication[]): Promise<void> {
  for (const category of CATEGORIES)
    await recommendInOrder(
      stage,
      desk,
      category,
      passed.filter((one) => one.category === category),
    );
  await mail(stage, desk, passed);
}

async function review({ theatre, timetable, programme, plan }: Stage, application: PlannedApplication): Promise<void> {
  const stream = applicationStream(application.id);
  const reviewer = reviewerFor(plan, application.authority);
  await theatre.send(reviewer, stream, { type: 'startProvinceReview' });
  if (application.fate === 'neverReviewed') return;
  if (application.fate === 'rejected') {
    await theatre.send(reviewer, stream, {
      type: 'rejectProvinceReview',
      truthful: true,
      accurate: false,
      complete: true,
      opinion: '服务收入口径与佐证材料不符，不予通过',
    });
    return;
  }
  if (application.fate === 'corrected' || application.fate === 'notCorrected') {
    const correctBy = timetable.correctBy(theatre.now());
    await theatre.send(reviewer, stream, {
      type: 'returnForCorrection',
      reasons: [{ field: 'statement', reason: '请补充服务团队建设的说明' }],
      ...(correctBy && { correctBy }),
    });
    if (application.fate === 'notCorrected') return;
    await theatre.draft(application.applicant, stream, applicationForm(programme, application, 'corrected'));
    await theatre.file(application.applicant, stream);
    await theatre.send(reviewer, stream, { type: 'startProvinceReview' });
  }
  await theatre.send(reviewer, stream, {
    type: 'passProvinceReview',
    truthful: true,
    accurate: true,
    complete: true,
    opinion: '材料真实、准确、完整，同意推荐',
    warningsConfirmed: warningsOf(application),
  });
}

/** Best first. The two racers are recommended by two people at the same moment when one place is left. */
async function recommendInOrder(stage: Stage, desk: PlannedDesk, category: Category, passed: PlannedApplication[]): Promise<void> {
  const quota = stage.programme.quotas[desk.authority.class][category];
  const racers = passed.filter((one) => one.racer);
  const [first, second] = racers;
  const ranked = passed.filter((one) => !one.racer).sort((a, b) => b.merit - a.merit || a.id.localeCompare(b.id));
  const before = first && second ? ranked.slice(0, quota - 1) : ranked;
  for (const application of before.slice(0, quota)) await recommend(stage, desk, application);
  if (first && second) await race(stage, desk, first, second);
  // The next one is told no by the quota; nobody asks for the rest.
  const next = ranked[first && second ? quota - 1 : quota];
  if (next) await recommend(stage, desk, next, true);
  const recommended = before.slice(0, quota);
  await leaveTheList(stage, desk, recommended);
  const [best, runnerUp] = recommended.filter((one) => one.fate !== 'withdrawnRecommended');
  if (runnerUp && best?.fate === 'goesOn')
    await stage.theatre.send(desk.recommender, streamOf(stage, desk), { type: 'moveRecommendation', applicationId: runnerUp.id, toRank: 1 });
}

async function recommend(stage: Stage, desk: PlannedDesk, application: PlannedApplication, beyondQuota = false): Promise<boolean> {
  const answer = await stage.theatre.send(
    desk.recommender,
    streamOf(stage, desk),
    { type: 'recommendApplication', applicationId: application.id },
    { expect: beyondQuota ? ['QUOTA_EXCEEDED'] : [] },
  );
  if (!answer.recorded) stage.tally.refusedByQuota += 1;
  return answer.recorded;
}

async function race(stage: Stage, desk: PlannedDesk, first: PlannedApplication, second: PlannedApplication): Promise<void> {
  const stream = streamOf(stage, desk);
  const attempt = (by: PlannedDesk['reviewer'], one: PlannedApplication) =>
    stage.theatre.send(by, stream, { type: 'recommendApplication', applicationId: one.id }, { expect: ['QUOTA_EXCEEDED'] });
  const [one, other] = await Promise.all([attempt(desk.recommender, first), attempt(desk.reviewer, second)]);
  if (one.recorded === other.recorded) throw new Error(`of the tenth and the eleventh ${one.recorded ? 'both' : 'none'} was recommended`);
  stage.tally.refusedByQuota += 1;
  stage.tally.race = one.recorded ? { winner: first.id, loser: second.id } : { winner: second.id, loser: first.id };
}

/** An applicant steps back after the recommendation: the desk's place becomes free by a follow-up. */
async function leaveTheList(stage: Stage, desk: PlannedDesk, recommended: PlannedApplication[]): Promise<void> {
  for (const application of recommended.filter((one) => one.fate === 'withdrawnRecommended')) {
    const stream: StreamId = applicationStream(application.id);
    await stage.theatre.quiet([streamOf(stage, desk)]);
    await stage.theatre.send(application.applicant, stream, { type: 'withdrawApplication', reason: '主营业务调整，撤回申报' });
    await stage.theatre.quiet([stream]);
  }
}

async function mail(stage: Stage, desk: PlannedDesk, passed: PlannedApplication[]): Promise<void> {
  if (passed.length === 0) return;
  const stream = streamOf(stage, desk);
  const { plan, theatre } = stage;
  await theatre.send(desk.recommender, stream, {
    type: 'sealPackage',
    letterNo: `样例推〔${plan.year}〕${desk.authority.code}号`,
    letterHash: 'b'.repeat(64),
    summaryHash: 'c'.repeat(64),
  });
  if (desk.dispatch === 'inTime') await theatre.send(desk.recommender, stream, dispatch(stage, desk));
}

function dispatch({ theatre }: Stage, desk: PlannedDesk) {
  return { type: 'dispatchPackage', mailedAt: theatre.now(), carrier: '中国邮政特快专递', trackingNo: `EMS${desk.authority.code}0001` };
}

const streamOf = ({ plan }: Stage, desk: PlannedDesk): StreamId => deskStream(plan.season, desk.authority.code);
