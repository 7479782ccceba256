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

const unit = (id: string, name: string): Account => ({ id, name: `样例·${name}`, role: 'applicant', organisation: `org-${id}` });

/** Units that apply for batch 4, and one that holds a title of batch 3; an account acts for its organisation. */
export const SAMPLE_APPLICANTS: Account[] = [
  unit('qinghe', '青禾数控装备有限公司'),
  unit('muye', '沐野纺织机械有限公司'),
  unit('yanshan', '砚山电力设备有限公司'),
  unit('changting', '长汀服务型制造平台'),
  unit('lanqiao', '岚桥环保设备有限公司'),
  unit('tongguang', '同光轨道装备有限公司'),
  unit('jingcheng', '景澄市工业和信息化局'),
  unit('yunzhou', '云舟智能电梯有限公司'),
  unit('linchuan', '临川共享制造平台'),
  unit('bochuan', '柏川服务型制造平台'),
  unit('xingdu', '星渡工程机械有限公司'),
];

/** What `npm start` prints: whoever tries the system needs one of each. */
export const SAMPLE_SHOWN: { id: string; title: string }[] = [
  { id: 'qinghe', title: '申报主体（江苏企业，草稿未提交）' },
  { id: 'changting', title: '申报主体（江苏平台，被退回补正）' },
  { id: 'yunzhou', title: '申报主体（广东企业，专家评审中）' },
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
