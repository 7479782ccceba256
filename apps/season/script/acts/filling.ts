import { applicationStream, campaignStream, evaluationStream, seasonStream } from '#libs/domain/kernel/streams';
import { applicationForm } from '../application-form.js';
import { evaluationForm } from '../evaluation-form.js';
import { mixed } from '../mixed.js';
import { reviewerFor, type PlannedApplication, type PlannedTitle } from '../plan.js';
import { amendCampaign, amendSeason, keepAhead, readyAt, type Stage } from '../stage.js';
import type { Scene } from '../theatre.js';

/**
 * 线上填报 of both processes, in two halves. Between them the ministry gives more time: every stream that exists by
 * then has its dates moved, which is why nobody acts until that has arrived everywhere.
 */
export async function filling(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  const scenes = mixed(
    plan.applications.map((one) => applicationScene(stage, one)),
    plan.titles.filter((title) => title.evaluation !== null).map((title) => evaluationScene(stage, title)),
  );
  const half = Math.ceil(scenes.length / 2);
  const first = scenes.slice(0, half);
  const second = scenes.slice(half);
  const startedAt = theatre.now();
  await theatre.together(first, timetable.span('fillingFirst'), keepAhead(stage, 'fillClosesAt'));
  const now = theatre.now();
  const postponed = timetable.postponed(stage.season, stage.campaign, readyAt(startedAt, now, first.length, scenes.length));
  await amendSeason(stage, postponed.season, '受疫情影响，申报截止时间延后');
  await amendCampaign(stage, postponed.campaign, '受疫情影响，评估评价填报截止时间延后');
  await theatre.quiet([seasonStream(plan.season), campaignStream(plan.campaign)]);
  await theatre.together(second, timetable.span('fillingSecond'), keepAhead(stage, 'fillClosesAt'));
}

/** At the cut-off the clock ends the drafts that nobody submitted. */
export async function closeFilling(stage: Stage): Promise<void> {
  await stage.theatre.sleepUntil(stage.season.fillClosesAt);
  await stage.theatre.happened(seasonStream(stage.plan.season), 'FillClosed');
}

function applicationScene({ theatre, plan, programme }: Stage, application: PlannedApplication): Scene {
  const stream = applicationStream(application.id);
  const { applicant, category, authority, unitName, subjectCode, applicationNo, fate } = application;
  return {
    name: `fill ${application.id}`,
    play: async () => {
      await theatre.send(applicant, stream, { type: 'startApplication', season: plan.season, category, authority, unitName, subjectCode, applicationNo });
      await theatre.draft(applicant, stream, applicationForm(programme, application));
      if (fate === 'neverSubmitted') return;
      await theatre.file(applicant, stream);
      if (fate === 'withdrawn') await theatre.send(applicant, stream, { type: 'withdrawApplication', reason: '企业经营计划调整，撤回申报' });
    },
  };
}

const SPECIAL_REASON =
  '受疫情封控影响，该单位办公系统与财务数据自三月起无法使用，确实不能在截止时间前完成线上填报；我厅已实地核实并加盖公章说明，建议延期或单独处理该单位的评估评价。';

function evaluationScene({ theatre, plan, programme }: Stage, title: PlannedTitle): Scene {
  const stream = evaluationStream(plan.campaign, title.titleNo);
  const province = reviewerFor(plan, title.authority);
  return {
    name: `evaluation ${title.titleNo}`,
    play: async () => {
      switch (title.evaluation) {
        case null:
        case 'notFiled':
        case 'explained':
          return;
        case 'specialCase':
        case 'specialCaseDeferred':
          await theatre.send(province, stream, {
            type: 'fileSpecialCase',
            reasonKind: title.evaluation === 'specialCase' ? 'epidemic' : 'suspended',
            explain: SPECIAL_REASON,
            sealHash: 'a'.repeat(64),
          });
          return;
        case 'filesInTheLastSecond':
          await theatre.draft(title.holder, stream, evaluationForm(programme, title));
          return;
        default:
          await theatre.draft(title.holder, stream, evaluationForm(programme, title));
          await theatre.file(title.holder, stream);
      }
    },
  };
}
