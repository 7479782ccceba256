import { z } from 'zod';
import { caseView, factView } from './case-view.js';
import { deskView } from './desk-view.js';
import { draftFindings, draftPatch, draftSaved, draftView } from './draft-view.js';
import {
  applicationRow,
  applicationsQuery,
  evaluationRow,
  evaluationsQuery,
  factsQuery,
  noticeRow,
  noticesQuery,
  page,
  queueQuery,
  queueRow,
  titleRow,
  titlesQuery,
} from './list-views.js';
import { commandAccepted, commandStatus, liveness, nudged, processesQuery, processRow, processView, queryAnswer, readiness } from './process-view.js';
import { campaignCalendar, seasonCalendar } from './season-commands.js';
import { amendmentPreview, boardView, campaignRow, campaignView, publicityView, publishedView, seasonRow, seasonView, titleView } from './season-view.js';
import { accountsCreated, createAccounts, meView, signIn } from './session.js';
import { formDefinition } from './forms/definition.js';
import type { Route } from './route.js';
import { paramsOf } from './route.js';

type Rest = Partial<Omit<Route, 'method' | 'path' | 'tag' | 'summary' | 'params'>>;

const get = <A extends z.ZodType, const R extends Rest>(path: string, tag: string, summary: string, answer: A, rest?: R) => ({
  method: 'GET' as const,
  path,
  tag,
  summary,
  audience: 'signedIn' as Route['audience'],
  params: paramsOf(path),
  answer,
  status: 200,
  ...(rest as R),
});
const send = <A extends z.ZodType, const R extends Rest>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  tag: string,
  summary: string,
  answer: A,
  rest?: R,
) => ({ method, path, tag, summary, audience: 'signedIn' as Route['audience'], params: paramsOf(path), answer, status: 200, ...(rest as R) });

const anyone = { audience: 'anyone' } as const;
const nothing = z.null();
const record = z.object({ facts: z.array(factView) });

export const READ_ROUTES = {
  signIn: send('POST', '/api/session', 'session', '登录', meView, { ...anyone, body: signIn }),
  signOut: send('DELETE', '/api/session', 'session', '退出登录', nothing, { status: 204 }),
  readMe: get('/api/me', 'session', '当前账号', meView),

  listApplications: get('/api/applications', 'application', '申报查询', page(applicationRow), { query: applicationsQuery }),
  readApplication: get('/api/applications/{applicationId}', 'application', '案卷', caseView),
  readApplicationFacts: get('/api/applications/{applicationId}/facts', 'application', '办理记录', record),
  readApplicationDraft: get('/api/applications/{applicationId}/draft', 'application', '读取草稿', draftView),
  saveApplicationDraft: send('PATCH', '/api/applications/{applicationId}/draft', 'application', '保存草稿', draftSaved, { body: draftPatch }),
  checkApplicationDraft: send('POST', '/api/applications/{applicationId}/draft/check', 'application', '检查草稿', draftFindings, { body: z.strictObject({}) }),

  /** A C2SP tlog-proof of one submission, for its applicant to keep: `npm run verify -- --receipt` checks it without us. */
  readApplicationReceipt: get('/api/applications/{applicationId}/receipts/{version}', 'application', '提交回执', z.string(), { mediaType: 'text/plain' }),

  /** The form as data, pinned to the season's programme: the console draws it and holds no form of its own. */
  readApplicationForm: get('/api/applications/{applicationId}/form', 'application', '申报书的定义', formDefinition),

  readDesk: get('/api/desks/{season}/{authority}', 'desk', '推荐排序', deskView),

  listSeasons: get('/api/seasons', 'season', '批次', page(seasonRow)),
  readSeason: get('/api/seasons/{season}', 'season', '批次日程', seasonView),
  readBoard: get('/api/seasons/{season}/board', 'season', '全国', boardView),
  previewSeasonAmendment: send('POST', '/api/seasons/{season}/previewAmendment', 'season', '预览日程调整', amendmentPreview, {
    body: z.strictObject({ calendar: seasonCalendar }),
  }),

  listCampaigns: get('/api/campaigns', 'campaign', '评估评价', page(campaignRow)),
  readCampaign: get('/api/campaigns/{campaign}', 'campaign', '评估评价进度', campaignView),
  previewCampaignAmendment: send('POST', '/api/campaigns/{campaign}/previewAmendment', 'campaign', '预览评估日程调整', amendmentPreview, {
    body: z.strictObject({ calendar: campaignCalendar }),
  }),

  listEvaluations: get('/api/evaluations', 'evaluation', '评估查询', page(evaluationRow), { query: evaluationsQuery }),
  readEvaluation: get('/api/evaluations/{campaign}/{titleNo}', 'evaluation', '评估案卷', caseView),
  readEvaluationFacts: get('/api/evaluations/{campaign}/{titleNo}/facts', 'evaluation', '评估办理记录', record),
  readEvaluationDraft: get('/api/evaluations/{campaign}/{titleNo}/draft', 'evaluation', '读取评估草稿', draftView),
  saveEvaluationDraft: send('PATCH', '/api/evaluations/{campaign}/{titleNo}/draft', 'evaluation', '保存评估草稿', draftSaved, { body: draftPatch }),
  checkEvaluationDraft: send('POST', '/api/evaluations/{campaign}/{titleNo}/draft/check', 'evaluation', '检查评估草稿', draftFindings, {
    body: z.strictObject({}),
  }),

  readEvaluationReceipt: get('/api/evaluations/{campaign}/{titleNo}/receipts/{version}', 'evaluation', '评估提交回执', z.string(), { mediaType: 'text/plain' }),
  readEvaluationForm: get('/api/evaluations/{campaign}/{titleNo}/form', 'evaluation', '评估评价表的定义', formDefinition),

  listTitles: get('/api/titles', 'title', '示范称号', page(titleRow), { query: titlesQuery }),
  readTitle: get('/api/titles/{titleNo}', 'title', '示范称号详情', titleView),

  readQueue: get('/api/queue', 'work', '待办', page(queueRow), { query: queueQuery }),
  listNotices: get('/api/notices', 'work', '收件箱', page(noticeRow), { query: noticesQuery }),
  streamEvents: get('/api/events', 'work', '哪些流有变化（SSE）', z.string(), { mediaType: 'text/event-stream' }),

  searchFacts: get('/api/facts', 'audit', '事实检索', page(factView), { query: factsQuery }),
  exportLog: get('/api/log/export', 'audit', '导出日志（NDJSON）', z.string(), { mediaType: 'application/x-ndjson' }),

  listProcesses: get('/api/processes', 'process', '运行中的流程', page(processRow), { query: processesQuery }),
  readProcess: get('/api/processes/{stream}', 'process', '流程详情', processView),
  queryProcess: get('/api/processes/{stream}/queries/{query}', 'process', '查询流程', queryAnswer),
  nudgeProcess: send('POST', '/api/processes/{stream}/nudge', 'process', '催促流程', nudged, { body: z.strictObject({}), status: 202 }),
  signalCommand: send('POST', '/api/processes/{stream}/signals/{command}', 'process', '交给流程办理的命令', commandAccepted, {
    body: z.record(z.string(), z.unknown()),
    status: 202,
  }),
  readCommand: get('/api/commands/{commandId}', 'process', '命令的结果', commandStatus),
  createAccounts: send('POST', '/api/accounts', 'account', '建立账号', accountsCreated, { body: createAccounts }),

  readPublicity: get('/api/public/publicity/{season}', 'public', '公示名单', publicityView, anyone),
  readPublished: get('/api/public/published/{season}', 'public', '公布名单', publishedView, anyone),

  readLiveness: get('/health/live', 'health', '存活', liveness, anyone),
  readReadiness: get('/health/ready', 'health', '就绪', readiness, anyone),
};
