import type { BothLanguages } from '#libs/contracts/http/case-view';
import type { ApplicationStatus } from '#libs/domain/application/state';
import type { CampaignStatus } from '#libs/domain/campaign/state';
import type { DeskStatus } from '#libs/domain/desk/state';
import type { EvaluationStatus } from '#libs/domain/evaluation/state';
import type { StreamKind } from '#libs/domain/kernel/types';
import type { SeasonStatus } from '#libs/domain/season/state';
import type { TitleStatus } from '#libs/domain/title/state';
import { both } from './both.js';

const APPLICATION: Record<ApplicationStatus, BothLanguages> = {
  draft: both('填报中', 'Draft'),
  submitted: both('已提交，待初审', 'Submitted'),
  provinceReviewing: both('省级初审中', 'In first review'),
  returned: both('退回补正', 'Returned for correction'),
  provinceRejected: both('初审不通过', 'Failed first review'),
  provincePassed: both('初审合格', 'Passed first review'),
  recommended: both('拟推荐', 'Recommended'),
  notRecommended: both('未推荐', 'Not recommended'),
  dispatched: both('已寄出', 'Dispatched'),
  received: both('评审中', 'Under review'),
  formalQueried: both('要求补正', 'Queried'),
  formalFailed: both('形式审查未通过', 'Failed formal check'),
  formalPassed: both('形式审查通过', 'Passed formal check'),
  expertReviewing: both('专家评审中', 'With experts'),
  expertPassed: both('专家评审通过', 'Passed experts'),
  expertFailed: both('专家评审未通过', 'Failed experts'),
  siteVisitPending: both('待现场考查', 'Site visit due'),
  siteVisited: both('已现场考查', 'Visited'),
  siteVisitWaived: both('免现场考查', 'Visit waived'),
  suggested: both('列入建议名单', 'On the suggested list'),
  notSelected: both('未入选', 'Not selected'),
  consulting: both('征求意见中', 'In consultation'),
  inPublicity: both('公示中', 'In publicity'),
  objectionReview: both('异议核查', 'Objection under review'),
  cleared: both('公示无异议', 'Cleared'),
  removed: both('撤出名单', 'Removed'),
  announced: both('已公布', 'Published'),
  withdrawn: both('已撤回', 'Withdrawn'),
  disqualified: both('取消申报主体资格', 'Disqualified'),
  lapsed: both('逾期', 'Lapsed'),
};

const EVALUATION: Record<EvaluationStatus, BothLanguages> = {
  notStarted: both('未提交', 'Not submitted'),
  submitted: both('已提交，待核查', 'Submitted'),
  provinceReviewing: both('省级核查中', 'With the province'),
  returned: both('退回修改', 'Returned'),
  provincePassed: both('省级核查通过', 'Passed by the province'),
  provinceFlagged: both('省级核查存疑', 'Flagged by the province'),
  siteCheckPending: both('待现场核查', 'Site check due'),
  siteChecked: both('已现场核查', 'Checked on site'),
  specialCase: both('特殊情况待定', 'Special case, undecided'),
  deferred: both('暂缓评估', 'Deferred'),
  titleLapsed: both('称号失效', 'Title lapsed'),
  passed: both('通过', 'Passed'),
  notPassed: both('未通过（可说明）', 'Not passed, open to explanation'),
  notPassedOverdue: both('视为未通过（逾期，可说明）', 'Not passed: overdue, open to explanation'),
  finalNotPassed: both('未通过', 'Not passed'),
  finalNotPassedOverdue: both('视为未通过（逾期）', 'Not passed: overdue'),
};

const DESK: Record<DeskStatus, BothLanguages> = {
  open: both('排序推荐中', 'Open'),
  sealed: both('已封存，待寄出', 'Sealed'),
  dispatched: both('已寄出', 'Dispatched'),
  received: both('工信部已接收', 'Received'),
  closed: both('已截止，未寄出', 'Closed without dispatch'),
};
const SEASON: Record<SeasonStatus, BothLanguages> = { running: both('进行中', 'Running'), closed: both('已结束', 'Closed') };
const CAMPAIGN: Record<CampaignStatus, BothLanguages> = {
  filing: both('填报中', 'Filing'),
  filingClosed: both('填报已截止', 'Filing closed'),
  published: both('结果已公布', 'Results published'),
};
const TITLE: Record<TitleStatus, BothLanguages> = { active: both('有效', 'Active'), merged: both('已合并', 'Merged'), revoked: both('已撤销', 'Revoked') };

const TABLES: Record<StreamKind, Record<string, BothLanguages>> = {
  application: APPLICATION,
  evaluation: EVALUATION,
  desk: DESK,
  season: SEASON,
  campaign: CAMPAIGN,
  title: TITLE,
};

export const statusText = (kind: StreamKind, status: string): BothLanguages => TABLES[kind][status] ?? both(status, status);
