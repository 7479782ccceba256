import type { BothLanguages, NextView } from '#libs/contracts/http/case-view';
import type { CommandName } from '#libs/contracts/http/command-routes';
import { deadlineInstant, deadlineOfStatus } from '#libs/domain/application/deadlines';
import type { ApplicationStatus, StartedApplication } from '#libs/domain/application/state';
import type { Role } from '#libs/domain/kernel/types';
import { ROLE_NAMES } from '../words/actors.js';
import { both } from '../words/both.js';

type Step = [actor: Role, zh: string, en: string, command: CommandName | null];

const STEPS: Partial<Record<ApplicationStatus, Step>> = {
  draft: ['applicant', '填写并提交申报', 'fill in and submit', 'submitApplication'],
  submitted: ['province', '开始省级初审', 'start the first review', 'startProvinceReview'],
  provinceReviewing: ['province', '出具初审意见', 'give the opinion of the first review', 'passProvinceReview'],
  returned: ['applicant', '修改并重新提交', 'correct and submit again', 'submitApplication'],
  provincePassed: ['province', '决定是否推荐', 'decide on the recommendation', 'recommendApplication'],
  recommended: ['province', '封存材料并寄出', 'seal the package and dispatch it', 'dispatchPackage'],
  dispatched: ['supportUnit', '接收材料包', 'receive the package', 'receivePackage'],
  received: ['supportUnit', '形式审查', 'formal check', 'passFormalCheck'],
  formalQueried: ['applicant', '答复补正要求', 'answer the query', 'answerFormalQuery'],
  formalPassed: ['supportUnit', '分配专家', 'assign experts', 'assignExperts'],
  expertReviewing: ['expert', '评分；交齐后定分', 'score; then the review is concluded', 'submitScore'],
  expertPassed: ['ministry', '决定现场考查或建议名单', 'decide on a site visit or the suggested list', 'suggestApplication'],
  siteVisitPending: ['supportUnit', '现场考查并提交报告', 'visit and report', 'reportSiteVisit'],
  siteVisited: ['ministry', '决定建议名单', 'decide on the suggested list', 'suggestApplication'],
  siteVisitWaived: ['ministry', '决定建议名单', 'decide on the suggested list', 'suggestApplication'],
  suggested: ['ministry', '征求有关方面意见', 'open the consultation', 'openConsultation'],
  consulting: ['ministry', '征求意见后公示', 'publicity after the consultation', 'openSeasonPublicity'],
  inPublicity: ['ministry', '公示期满后公布', 'publish after the publicity period', 'announceResults'],
  objectionReview: ['ministry', '裁定异议', 'rule on the objection', 'ruleObjection'],
  cleared: ['ministry', '发文公布', 'publish', 'announceResults'],
};

const LAPSES = both('转为“逾期”，本批次不再办理。', 'it lapses and takes no further part in this season.');
const NOT_LISTED = both('转为“未推荐”，本批次不再办理。', 'it is not recommended and takes no further part in this season.');

/** 下一步 / 若届时未办, of the status as its reader sees it. */
export function nextOfApplication(state: StartedApplication, shown: string): NextView | null {
  const step = STEPS[shown as ApplicationStatus];
  if (!step) return null;
  const [role, zh, en, command] = step;
  const unless = shown === state.status ? unlessOf(state) : null;
  return { actor: ROLE_NAMES[role], what: both(zh, en), by: byOf(state, shown) ?? unless?.at ?? null, command, unless };
}

function byOf(state: StartedApplication, shown: string): string | null {
  if (shown === 'formalQueried') return state.queries.at(-1)?.answerBy ?? null;
  return shown === 'inPublicity' ? (state.publicity?.endsAt ?? null) : null;
}

function unlessOf(state: StartedApplication): { what: BothLanguages; at: string } | null {
  if (state.status === 'provincePassed') return { what: NOT_LISTED, at: state.dates.dispatchClosesAt };
  const deadline = deadlineOfStatus(state.status);
  return deadline && { what: LAPSES, at: deadlineInstant(state, deadline) };
}
