/** Drawn icons of console statuses; each has a shape of its own, so that grey print and colour-blind eyes read it. */
export type StatusIcon = 'todo' | 'running' | 'returned' | 'mustChange' | 'done' | 'failed' | 'late' | 'objection' | 'paused';
export type Tone = 'wait' | 'info' | 'ok' | 'warn' | 'bad';

export interface StatusWord {
  zh: string;
  en: string;
  icon: StatusIcon;
  tone: Tone;
}

const word = (zh: string, en: string, icon: StatusIcon, tone: Tone): StatusWord => ({ zh, en, icon, tone });

/** `applicant` is what a person outside may read; where it is left out both see the same. */
interface ByAudience {
  staff: StatusWord;
  applicant?: StatusWord;
}

const inReview = word('评审中', 'Under review', 'running', 'info');
const atProvince = word('省级初审中', 'With the province', 'running', 'info');

export const APPLICATION_STATUS: { [status: string]: ByAudience } = {
  draft: { staff: word('填报中', 'Draft', 'todo', 'wait') },
  submitted: { staff: word('待初审', 'Waiting for first review', 'todo', 'info'), applicant: word('已提交，待初审', 'Submitted', 'running', 'info') },
  provinceReviewing: { staff: word('初审中', 'In first review', 'running', 'info'), applicant: atProvince },
  returned: { staff: word('退回补正', 'Returned for correction', 'returned', 'warn') },
  provinceRejected: { staff: word('初审不通过', 'Failed first review', 'failed', 'bad') },
  provincePassed: { staff: word('初审合格', 'Passed first review', 'done', 'ok'), applicant: word('初审合格', 'Passed first review', 'running', 'ok') },
  recommended: { staff: word('拟推荐', 'Recommended', 'done', 'ok'), applicant: word('初审合格', 'Passed first review', 'running', 'ok') },
  notRecommended: { staff: word('未推荐', 'Not recommended', 'failed', 'bad') },
  dispatched: { staff: word('已寄出', 'Dispatched', 'running', 'info') },
  received: { staff: word('待形式审查', 'Waiting for formal check', 'todo', 'info'), applicant: inReview },
  formalQueried: { staff: word('要求补正', 'Queried', 'mustChange', 'warn'), applicant: word('需答复补正', 'Answer the query', 'mustChange', 'warn') },
  formalFailed: { staff: word('形式审查未通过', 'Failed formal check', 'failed', 'bad'), applicant: inReview },
  formalPassed: { staff: word('待分派专家', 'Waiting for experts', 'todo', 'info'), applicant: inReview },
  expertReviewing: { staff: word('专家评审中', 'With experts', 'running', 'info'), applicant: inReview },
  expertPassed: { staff: word('专家评审通过', 'Passed experts', 'done', 'ok'), applicant: inReview },
  expertFailed: { staff: word('专家评审未通过', 'Failed experts', 'failed', 'bad'), applicant: inReview },
  siteVisitPending: { staff: word('待现场考查', 'Site visit due', 'todo', 'info'), applicant: word('待现场考查', 'Site visit due', 'running', 'info') },
  siteVisited: { staff: word('已现场考查', 'Visited', 'done', 'info'), applicant: inReview },
  siteVisitWaived: { staff: word('免现场考查', 'Visit waived', 'done', 'info'), applicant: inReview },
  suggested: { staff: word('列入建议名单', 'On the suggested list', 'done', 'ok'), applicant: inReview },
  notSelected: { staff: word('未入选', 'Not selected', 'failed', 'bad'), applicant: inReview },
  consulting: { staff: word('征求意见中', 'In consultation', 'running', 'info'), applicant: inReview },
  inPublicity: { staff: word('公示中', 'In publicity', 'running', 'info') },
  objectionReview: { staff: word('异议核查', 'Objection under review', 'objection', 'warn') },
  cleared: { staff: word('公示无异议', 'Cleared', 'done', 'ok') },
  removed: { staff: word('撤出名单', 'Removed', 'failed', 'bad') },
  announced: { staff: word('已公布', 'Published', 'done', 'ok') },
  withdrawn: { staff: word('已撤回', 'Withdrawn', 'paused', 'wait') },
  disqualified: { staff: word('取消申报主体资格', 'Disqualified', 'failed', 'bad') },
  lapsed: { staff: word('逾期', 'Lapsed', 'late', 'bad') },
};

export const EVALUATION_STATUS: { [status: string]: ByAudience } = {
  notStarted: { staff: word('未提交', 'Not submitted', 'todo', 'warn'), applicant: word('待填报', 'To fill in', 'todo', 'warn') },
  submitted: { staff: word('待省级审核', 'Waiting for the province', 'todo', 'info'), applicant: word('已提交', 'Submitted', 'running', 'info') },
  provinceReviewing: { staff: word('省级审核中', 'With the province', 'running', 'info') },
  returned: { staff: word('退回补正', 'Returned for correction', 'returned', 'warn') },
  provincePassed: { staff: word('省级审核合格', 'Passed by the province', 'done', 'ok'), applicant: inReview },
  provinceFlagged: { staff: word('省级标记问题', 'Flagged by the province', 'mustChange', 'warn'), applicant: inReview },
  siteCheckPending: { staff: word('待现场核查', 'Site check due', 'todo', 'info') },
  siteChecked: { staff: word('已现场核查', 'Checked on site', 'done', 'info'), applicant: inReview },
  specialCase: { staff: word('特殊情况待定', 'Special case, undecided', 'paused', 'warn') },
  deferred: { staff: word('暂缓评估', 'Deferred', 'paused', 'wait') },
  titleLapsed: { staff: word('称号失效', 'Title lapsed', 'failed', 'bad') },
  passed: { staff: word('通过', 'Passed', 'done', 'ok') },
  notPassed: { staff: word('未通过（可说明）', 'Not passed, open to explanation', 'failed', 'bad') },
  notPassedOverdue: { staff: word('视为未通过（逾期，可说明）', 'Not passed: overdue, open to explanation', 'late', 'bad') },
  finalNotPassed: { staff: word('未通过', 'Not passed', 'failed', 'bad') },
  finalNotPassedOverdue: { staff: word('视为未通过（逾期）', 'Not passed: overdue', 'late', 'bad') },
};

export const DESK_STATUS: { [status: string]: ByAudience } = {
  open: { staff: word('办理中', 'Open', 'running', 'info') },
  sealed: { staff: word('已封存，待寄出', 'Sealed, to be dispatched', 'done', 'warn') },
  dispatched: { staff: word('已寄出', 'Dispatched', 'done', 'ok') },
  received: { staff: word('工信部已接收', 'Received', 'done', 'ok') },
  closed: { staff: word('逾期未寄出', 'Closed without dispatch', 'late', 'bad') },
};

export const OTHER_STATUS: { [status: string]: ByAudience } = {
  running: { staff: word('进行中', 'Running', 'running', 'info') },
  closed: { staff: word('已结束', 'Closed', 'done', 'wait') },
  filing: { staff: word('填报中', 'Filing', 'running', 'info') },
  filingClosed: { staff: word('填报已截止', 'Filing closed', 'done', 'wait') },
  published: { staff: word('结果已公布', 'Results published', 'done', 'ok') },
  active: { staff: word('有效', 'Active', 'done', 'ok') },
  merged: { staff: word('已合并', 'Merged', 'paused', 'wait') },
  revoked: { staff: word('已撤销', 'Revoked', 'failed', 'bad') },
};

const TABLES: { [kind: string]: { [status: string]: ByAudience } } = {
  application: APPLICATION_STATUS,
  evaluation: EVALUATION_STATUS,
  desk: DESK_STATUS,
  season: OTHER_STATUS,
  campaign: OTHER_STATUS,
  title: OTHER_STATUS,
};

export function statusWord(kind: string, status: string, role: string): StatusWord {
  const row = TABLES[kind]?.[status];
  if (!row) return word(status, status, 'paused', 'wait');
  return role === 'applicant' ? (row.applicant ?? row.staff) : row.staff;
}

export function statusesOf(kind: string, role: string): { status: string; word: StatusWord }[] {
  return Object.keys(TABLES[kind] ?? {}).map((status) => ({ status, word: statusWord(kind, status, role) }));
}
