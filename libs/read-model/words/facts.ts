import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both } from './both.js';

/** 做了什么: one sentence part per fact. A fact of an older log that has no words shows its type. */
const FACTS: Record<string, BothLanguages> = {
  ApplicationStarted: both('开始填报', 'started an application'), ApplicationSubmitted: both('提交申报', 'submitted the application'), ApplicationLapsed: both('逾期', 'lapsed'), ApplicationReinstated: both('按时到达，撤销逾期', 'arrived in time: lapse taken back'),
  ApplicationWithdrawn: both('撤回申报', 'withdrew the application'), ProvinceReviewStarted: both('开始省级初审', 'started the first review'), ApplicationReturned: both('退回补正', 'returned it for correction'), ProvinceReviewPassed: both('初审合格', 'passed the first review'),
  ProvinceReviewRejected: both('初审不通过', 'failed the first review'), ApplicationRecommended: both('列入推荐名单', 'put it on the list'), RecommendationTakenBack: both('移出推荐名单', 'took it off the list'), ApplicationNotRecommended: both('未推荐', 'not recommended'),
  ApplicationDispatched: both('材料寄出', 'material dispatched'), ApplicationReceived: both('工信部接收', 'received by the ministry'), FormalQueryRaised: both('要求补正', 'raised a query'), FormalQueryAnswered: both('答复补正要求', 'answered the query'),
  FormalCheckPassed: both('形式审查通过', 'passed the formal check'), FormalCheckFailed: both('形式审查不通过', 'failed the formal check'), ExpertsAssigned: both('分配专家', 'assigned experts'), ExpertRecused: both('专家回避', 'an expert recused'),
  ScoreSubmitted: both('提交评分', 'submitted a score'), ExpertReviewPassed: both('专家评审通过', 'passed the expert review'), ExpertReviewFailed: both('专家评审未通过', 'failed the expert review'), SiteVisitOrdered: both('安排现场考查', 'ordered a site visit'),
  SiteVisitReported: both('提交现场考查报告', 'reported the site visit'), SiteVisitWaived: both('免现场考查', 'waived the site visit'), ApplicationSuggested: both('列入建议名单', 'put it on the suggested list'), ApplicationNotSelected: both('未列入建议名单', 'not selected'),
  ConsultationStarted: both('开始征求意见', 'consultation started'), ApplicationPublicised: both('开始公示', 'publicity started'), PublicityEnded: both('公示结束', 'publicity ended'), TipReceived: both('收到线索', 'received a tip'),
  ObjectionRaised: both('提出异议', 'raised an objection'), ObjectionUpheld: both('异议成立', 'upheld the objection'), ObjectionRejected: both('异议不成立', 'rejected the objection'), ApplicationAnnounced: both('发文公布', 'published'),
  ApplicationDisqualified: both('取消申报主体资格', 'disqualified'), ApplicationDatesMoved: both('截止时间调整', 'dates moved'),
  DeskOpened: both('开放推荐', 'desk opened'), RecommendationAdded: both('推荐', 'recommended'), RecommendationMoved: both('调整推荐顺序', 'moved in the ranking'), RecommendationRemoved: both('移出推荐', 'taken off the list'), PackageSealed: both('封存材料包', 'sealed the package'),
  PackageReopened: both('重开材料包', 'reopened the package'), PackageDispatched: both('寄出材料包', 'dispatched the package'), PackageReceived: both('接收材料包', 'received the package'), DeskClosed: both('推荐截止', 'desk closed'), DeskDatesMoved: both('截止时间调整', 'dates moved'),
  SeasonOpened: both('开启批次', 'opened the season'), SeasonCalendarAmended: both('调整日程', 'amended the calendar'), FillClosed: both('填报截止', 'filling closed'), ProvinceReviewClosed: both('省级初审截止', 'first review closed'), DispatchClosed: both('寄出截止', 'dispatch closed'),
  ConsultationOpened: both('开始征求意见', 'opened the consultation'), ConsultationClosed: both('结束征求意见', 'closed the consultation'), PublicityOpened: both('开始公示', 'opened publicity'), PublicityClosed: both('公示结束', 'publicity ended'), ResultsAnnounced: both('发文公布结果', 'announced the results'), SeasonClosed: both('结束批次', 'closed the season'),
  CampaignOpened: both('开启评估评价', 'opened the campaign'), CampaignCalendarAmended: both('调整评估日程', 'amended the calendar'), CampaignReminded: both('催办', 'reminded'), CampaignFilingClosed: both('填报截止', 'filing closed'), CampaignResultsPublished: both('公布评估结果', 'published the results'),
  EvaluationOpened: both('开放填报', 'opened for filing'), EvaluationSubmitted: both('提交评估评价表', 'submitted the evaluation'), EvaluationReviewStarted: both('开始省级核查', 'started the province’s check'), EvaluationReturned: both('退回修改', 'returned it'), EvaluationReviewPassed: both('省级核查通过', 'passed the province’s check'),
  EvaluationFlagged: both('省级核查存疑', 'flagged'), SpecialCaseFiled: both('报送特殊情况', 'filed a special case'), SpecialCaseDecided: both('裁定特殊情况', 'decided the special case'), EvaluationFailedOverdue: both('视为未通过（逾期）', 'failed: overdue'), EvaluationReinstated: both('按时到达，撤销逾期', 'arrived in time: failure taken back'),
  SiteCheckOrdered: both('安排现场核查', 'ordered a site check'), SiteCheckReported: both('提交现场核查报告', 'reported the site check'), EvaluationPassed: both('评估通过', 'passed'), EvaluationNotPassed: both('评估未通过', 'not passed'), ExplanationFiled: both('提出说明', 'filed an explanation'),
  ResultUpheld: both('维持结果', 'upheld the result'), EvaluationReopened: both('重新开放填报', 'reopened'), ResultFinalised: both('结果生效', 'the result became final'), EvaluationDatesMoved: both('截止时间调整', 'dates moved'), SubjectReminded: both('催办', 'reminded'),
  TitleGranted: both('授予示范称号', 'granted the title'), TitleRenamed: both('更名', 'renamed'), TitleMerged: both('合并', 'merged'), TitleRevoked: both('撤销示范称号', 'revoked the title'),
};

export const factText = (type: string): BothLanguages => FACTS[type] ?? both(type, type);
export const hasFactText = (type: string): boolean => type in FACTS;
