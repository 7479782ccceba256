import type { CreateAccounts } from '#libs/contracts/http/session';

type Account = Omit<CreateAccounts['accounts'][number], 'password'>;

/** Of the sample season only: it is printed by `npm start` and stands in this repository, so it guards nothing. */
export const SAMPLE_PASSWORD = 'sample-2022';

export const SAMPLE_OPERATOR: Account = { id: 'operator', name: '样例运维', role: 'operator' };

/** One per role; of two provinces two people each, so that nobody reviews what he has recommended. All names are invented. */
export const SAMPLE_STAFF: Account[] = [
  SAMPLE_OPERATOR,
  { id: 'ministry', name: '样例部司·林知远', role: 'ministry' },
  { id: 'support', name: '样例支撑单位·周以宁', role: 'supportUnit' },
  { id: 'auditor', name: '样例审计·顾明衡', role: 'auditor' },
  { id: 'jiangsu-1', name: '样例江苏·沈清和', role: 'province', authority: '32' },
  { id: 'jiangsu-2', name: '样例江苏·陆望舒', role: 'province', authority: '32' },
  { id: 'guangdong-1', name: '样例广东·梁晓岚', role: 'province', authority: '44' },
  { id: 'guangdong-2', name: '样例广东·何以舟', role: 'province', authority: '44' },
  ...['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((name, index): Account => ({ id: `expert-${index + 1}`, name: `样例专家${name}`, role: 'expert' })),
];

/** Units that apply for batch 4 or hold a title of an earlier one; an account acts for its organisation. */
export const SAMPLE_APPLICANTS: Account[] = [
  { id: 'qinghe', name: '样例·青禾数控装备有限公司', role: 'applicant', organisation: 'org-qinghe' },
  { id: 'yunzhou', name: '样例·云舟智能电梯有限公司', role: 'applicant', organisation: 'org-yunzhou' },
  { id: 'linchuan', name: '样例·临川共享制造平台', role: 'applicant', organisation: 'org-linchuan' },
  { id: 'xingdu', name: '样例·星渡工程机械有限公司', role: 'applicant', organisation: 'org-xingdu' },
  { id: 'bochuan', name: '样例·柏川服务型制造平台', role: 'applicant', organisation: 'org-bochuan' },
  { id: 'jingcheng', name: '样例·景澄市工业和信息化局', role: 'applicant', organisation: 'org-jingcheng' },
];

/** What `npm start` prints: whoever tries the system needs one of each. */
export const SAMPLE_SHOWN: { id: string; title: string }[] = [
  { id: 'qinghe', title: '申报主体（江苏企业，草稿未提交）' },
  { id: 'yunzhou', title: '申报主体（广东企业，已提交）' },
  { id: 'xingdu', title: '示范主体（第三批企业，待填评估评价表）' },
  { id: 'jiangsu-1', title: '江苏省级主管部门（初审）' },
  { id: 'jiangsu-2', title: '江苏省级主管部门（推荐）' },
  { id: 'guangdong-1', title: '广东省级主管部门（初审）' },
  { id: 'guangdong-2', title: '广东省级主管部门（推荐）' },
  { id: 'ministry', title: '工信部' },
  { id: 'support', title: '支撑单位' },
  { id: 'expert-1', title: '专家（共七位，expert-1 至 expert-7）' },
  { id: 'auditor', title: '审计' },
  { id: 'operator', title: '运维' },
];
