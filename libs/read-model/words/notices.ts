import type { BothLanguages } from '#libs/contracts/http/case-view';
import { both, shanghai } from './both.js';

type Params = { [name: string]: string | number };

/** Notice templates named by follow-ups of the domain. `{name}` is a parameter; instants are shown in Shanghai time. */
const NOTICES: Record<string, BothLanguages> = {
  applicationReturned: both(
    '申报 {applicationNo} 被退回补正，{correctBy} 前修改并重新提交。',
    'Application {applicationNo} was returned; correct it by {correctBy}.',
  ),
  applicationLapsed: both('申报 {applicationNo} 已逾期（截止 {at}）。', 'Application {applicationNo} has lapsed (deadline {at}).'),
  provinceReviewRejected: both('申报 {applicationNo} 初审不通过。', 'Application {applicationNo} failed the first review.'),
  formalQueryRaised: both('申报 {applicationNo} 需要补正，{answerBy} 前答复。', 'Application {applicationNo} has a query; answer by {answerBy}.'),
  expertAssigned: both('申报 {applicationNo} 分配给您评审。', 'Application {applicationNo} is assigned to you.'),
  objectionRaised: both('申报 {applicationNo} 收到异议 {objectionId}。', 'An objection {objectionId} was raised against {applicationNo}.'),
  applicationDisqualified: both('申报 {applicationNo} 被取消申报主体资格。', 'Application {applicationNo} was disqualified.'),
  applicationAnnounced: both('申报 {applicationNo} 已公布，称号编号 {titleNo}。', 'Application {applicationNo} was published with title {titleNo}.'),
  evaluationOpened: both('{titleNo} 的评估评价已开放填报，截止 {closesAt}。', 'The evaluation of {titleNo} is open until {closesAt}.'),
  evaluationReturned: both('{titleNo} 的评估评价表被退回修改。', 'The evaluation of {titleNo} was returned.'),
  specialCaseFiled: both('{titleNo} 的特殊情况已报送。', 'A special case of {titleNo} was filed.'),
  specialCaseDecided: both('{titleNo} 的特殊情况已有裁定。', 'The special case of {titleNo} was decided.'),
  evaluationFailedOverdue: both(
    '{titleNo} 未按时填报，视为评估评价未通过。可以提出说明。',
    '{titleNo} did not file in time and counts as not passed. You may explain.',
  ),
  evaluationReinstated: both('{titleNo} 的填报按时到达，逾期已撤销。', 'The filing of {titleNo} arrived in time; the failure is taken back.'),
  evaluationPassed: both('{titleNo} 评估评价通过。', '{titleNo} passed the evaluation.'),
  evaluationNotPassed: both('{titleNo} 评估评价未通过。可以提出说明。', '{titleNo} did not pass. You may explain.'),
  explanationFiled: both('{titleNo} 提出了说明。', '{titleNo} filed an explanation.'),
  resultUpheld: both('{titleNo} 的评估结果维持不变。', 'The result of {titleNo} was upheld.'),
  evaluationReopened: both('{titleNo} 重新开放填报，截止 {closesAt}。', '{titleNo} was reopened until {closesAt}.'),
  resultFinalised: both('{titleNo} 的评估结果已生效。', 'The result of {titleNo} is final.'),
  evaluationDatesMoved: both('{titleNo} 的填报截止时间调整为 {closesAt}。', 'The deadline of {titleNo} moved to {closesAt}.'),
  subjectReminded: both('{titleNo} 还没有提交评估评价表，截止 {closesAt}。', '{titleNo} has not filed yet; the deadline is {closesAt}.'),
  campaignReminded: both(
    '评估评价 {campaign}：距截止 {daysBefore} 天，已催办未提交的主体。',
    'Campaign {campaign}: {daysBefore} days left; who has not filed was reminded.',
  ),
  campaignFilingClosed: both('评估评价 {campaign} 填报已截止。', 'Filing of campaign {campaign} has closed.'),
  campaignResultsPublished: both('评估评价 {campaign} 的结果已公布（{documentNo}）。', 'The results of campaign {campaign} were published ({documentNo}).'),
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function noticeText(template: string, params: Params): BothLanguages {
  const words = NOTICES[template];
  if (!words) return both(template, template);
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(params[name] ?? '—');
      return INSTANT.test(value) ? shanghai(value) : value;
    });
  return both(fill(words.zh), fill(words.en));
}

export const hasNoticeText = (template: string): boolean => template in NOTICES;
