import type { z } from 'zod';
import type { StreamKind } from '#libs/domain/kernel/types';
import { applicationBodies } from './application-commands.js';
import { deskBodies } from './desk-commands.js';
import { evaluationBodies, titleBodies } from './evaluation-commands.js';
import { commandRecorded } from './process-view.js';
import { campaignBodies, seasonBodies } from './season-commands.js';
import { paramsOf } from './route.js';

type CommandRoute<B extends z.ZodType> = {
  method: 'POST';
  path: string;
  tag: string;
  summary: string;
  audience: 'anyone' | 'signedIn';
  command: StreamKind;
  params: readonly string[];
  body: B;
  answer: typeof commandRecorded;
  status: 200;
};

/** Where the streams of a kind live; the last word of a command's address is the command. */
export const STREAM_PATHS: Record<StreamKind, string> = {
  application: '/api/applications/{applicationId}',
  desk: '/api/desks/{season}/{authority}',
  season: '/api/seasons/{season}',
  campaign: '/api/campaigns/{campaign}',
  evaluation: '/api/evaluations/{campaign}/{titleNo}',
  title: '/api/titles/{titleNo}',
};

function commandsOf<B extends Record<string, z.ZodType>>(
  command: StreamKind,
  bodies: B,
  summaries: Record<keyof B, string>,
  open: readonly (keyof B)[] = [],
): { [N in keyof B]: CommandRoute<B[N]> } {
  const entries = Object.entries(bodies).map(([name, body]) => [
    name,
    {
      method: 'POST',
      path: `${STREAM_PATHS[command]}/${name}`,
      tag: command,
      summary: summaries[name as keyof B],
      audience: open.includes(name) ? 'anyone' : 'signedIn',
      command,
      params: paramsOf(STREAM_PATHS[command]),
      body,
      answer: commandRecorded,
      status: 200,
    },
  ]);
  return Object.fromEntries(entries) as { [N in keyof B]: CommandRoute<B[N]> };
}

export const COMMAND_ROUTES = {
  ...commandsOf(
    'application',
    applicationBodies,
    {
      startApplication: '开始填报',
      submitApplication: '提交申报',
      withdrawApplication: '撤回申报',
      answerFormalQuery: '答复补正要求',
      startProvinceReview: '开始省级初审',
      returnForCorrection: '退回补正',
      passProvinceReview: '初审合格',
      rejectProvinceReview: '初审不通过',
      passFormalCheck: '形式审查通过',
      raiseFormalQuery: '要求补正',
      failFormalCheck: '形式审查不通过',
      assignExperts: '分配专家',
      concludeExpertReview: '专家评审定分',
      orderSiteVisit: '安排现场考查',
      reportSiteVisit: '提交现场考查报告',
      waiveSiteVisit: '免现场考查',
      suggestApplication: '列入建议名单',
      declineApplication: '不列入建议名单',
      ruleObjection: '裁定异议',
      disqualifyApplication: '取消申报主体资格',
      submitScore: '提交评分',
      recuseFromReview: '申请回避',
      raiseObjection: '提出异议',
    },
    ['raiseObjection'],
  ),
  ...commandsOf('desk', deskBodies, {
    recommendApplication: '推荐',
    moveRecommendation: '调整推荐顺序',
    removeRecommendation: '移出推荐',
    sealPackage: '封存并生成材料',
    dispatchPackage: '登记寄出',
    receivePackage: '接收材料包',
    reopenPackage: '重开材料包',
  }),
  ...commandsOf('season', seasonBodies, {
    openSeason: '开启批次',
    amendSeasonCalendar: '调整日程',
    openConsultation: '开始征求意见',
    closeConsultation: '结束征求意见',
    openSeasonPublicity: '开始公示',
    announceResults: '发文公布',
    closeSeason: '结束批次',
  }),
  ...commandsOf('campaign', campaignBodies, { openCampaign: '开启评估评价', amendCampaignCalendar: '调整评估日程', publishCampaignResults: '公布评估结果' }),
  ...commandsOf('evaluation', evaluationBodies, {
    submitEvaluation: '提交评估评价表',
    fileExplanation: '提出说明',
    startEvaluationReview: '开始省级核查',
    returnEvaluation: '退回修改',
    passEvaluationReview: '核查通过',
    flagEvaluation: '核查存疑',
    fileSpecialCase: '报送特殊情况',
    decideSpecialCase: '裁定特殊情况',
    orderSiteCheck: '安排现场核查',
    reportSiteCheck: '提交现场核查报告',
    concludeEvaluation: '作出评估结论',
    upholdResult: '维持结果',
    reopenEvaluation: '重新开放填报',
  }),
  ...commandsOf('title', titleBodies, { grantTitle: '授予称号', renameTitle: '更名', mergeTitle: '合并', revokeTitle: '撤销示范称号' }),
};

export type CommandName = keyof typeof COMMAND_ROUTES;
export const COMMAND_NAMES = Object.keys(COMMAND_ROUTES) as CommandName[];
export type CommandBody<N extends CommandName> = z.input<(typeof COMMAND_ROUTES)[N]['body']>;

/** 可以做什么: the words of a command's button, in both languages. */
export const commandTitle = (name: CommandName): string => COMMAND_ROUTES[name].summary;
