import type { Category } from '#libs/domain/programmes/programme';
import { creditCode } from './script/names.js';
import type { PlannedApplication } from './script/plan.js';

/** How far an application of the sample has come; each step includes those before it. */
export const STORY_STEPS = ['draft', 'submitted', 'reviewing', 'passed', 'recommended', 'dispatched', 'received', 'formalPassed', 'expertReviewing'] as const;
export type StoryStep = (typeof STORY_STEPS)[number];

export interface Story {
  application: PlannedApplication;
  until: StoryStep;
  /** Sent back once and waiting for its applicant. */
  returned?: boolean;
}

function story(
  account: string,
  serial: number,
  of: { category: Category; authority: string; unitName: string; until: StoryStep; variety?: number; returned?: boolean },
): Story {
  const { category, authority, unitName, until, variety = 60, returned } = of;
  const city = category === 'cityComprehensive' || category === 'cityDesign';
  return {
    application: {
      key: `sample/${serial}`,
      id: `sample-${account}`,
      applicationNo: '',
      category,
      authority,
      unitName,
      subjectCode: city ? `${authority}0500` : creditCode(authority, 910_000 + serial),
      applicant: { account, role: 'applicant', organisation: `org-${account}` },
      fate: 'goesOn',
      merit: 80,
      variety,
      racer: false,
    },
    until,
    ...(returned && { returned }),
  };
}

/** 江苏 is in the middle of its review, with work for everybody; 广东 has mailed its package, so that ministry and experts have some too. */
export const SAMPLE_STORIES: Story[] = [
  story('qinghe', 1, { category: 'enterprise', authority: '32', unitName: '样例·青禾数控装备有限公司', until: 'draft' }),
  story('muye', 2, { category: 'enterprise', authority: '32', unitName: '样例·沐野纺织机械有限公司', until: 'submitted' }),
  story('yanshan', 3, { category: 'enterprise', authority: '32', unitName: '样例·砚山电力设备有限公司', until: 'submitted', variety: 5 }),
  story('changting', 4, { category: 'platformOther', authority: '32', unitName: '样例·长汀服务型制造平台', until: 'reviewing', returned: true }),
  story('lanqiao', 5, { category: 'enterprise', authority: '32', unitName: '样例·岚桥环保设备有限公司', until: 'passed' }),
  story('tongguang', 6, { category: 'enterprise', authority: '32', unitName: '样例·同光轨道装备有限公司', until: 'recommended' }),
  story('jingcheng', 7, { category: 'cityComprehensive', authority: '32', unitName: '样例·景澄市', until: 'submitted' }),
  story('yunzhou', 8, { category: 'enterprise', authority: '44', unitName: '样例·云舟智能电梯有限公司', until: 'expertReviewing' }),
  story('linchuan', 9, { category: 'platformShared', authority: '44', unitName: '样例·临川共享制造平台', until: 'formalPassed' }),
  story('bochuan', 10, { category: 'platformOther', authority: '44', unitName: '样例·柏川服务型制造平台', until: 'received' }),
];
