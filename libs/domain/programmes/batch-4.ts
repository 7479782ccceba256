import { addDays, addSeconds, endOfDay, startOfDay } from '../kernel/instants.js';
import { AUTHORITIES } from './authorities.js';
import { HOLIDAYS } from './holidays.js';
import type { Category, Programme, StatementRule } from './programme.js';

/** Deck, 2022 quota table; 工信厅政法函〔2022〕67号: an upper bound (不超过) per authority, the same for all three classes. */
const QUOTAS: Record<Category, number> = { enterprise: 10, platformShared: 1, platformOther: 3, project: 3, cityComprehensive: 1, cityDesign: 1 };

/** Deck, 申报模式, batches 3–4 (AMB-1). */
const MODES = ['定制化服务', '检验检测认证', '总集成总承包', '生产性金融服务', '供应链管理', '全生命周期管理', '节能环保服务', '其他创新模式'];

const FINAL_DAY = '2022-05-31';
const NINE_HOURS = 9 * 3600;
const reminder = (daysBefore: number) => ({ daysBefore, at: addSeconds(startOfDay(addDays(FINAL_DAY, -daysBefore)), NINE_HOURS) });

/** Deck, 说明材料撰写指南 (重要考核点): chapters and 5000 / 10000 字以内, the number included (AMB-4). */
const PLATFORM_STATEMENT: StatementRule = {
  limitZi: 5000,
  chapters: [
    { id: 'overview', title: '平台概况' },
    { id: 'construction', title: '平台建设' },
    { id: 'capability', title: '平台能力' },
    { id: 'effect', title: '平台服务成效' },
    { id: 'plan', title: '进一步发展规划及其他' },
  ],
};
const CITY_STATEMENT: StatementRule = {
  limitZi: 10_000,
  chapters: [
    { id: 'environment', title: '发展环境' },
    { id: 'capability', title: '能力建设' },
    { id: 'effectAndPlan', title: '发展成效及下一步工作安排' },
  ],
};

/** 第四批服务型制造示范遴选（2022）. Each number carries its source; raise `version` with every change. */
export const BATCH_4: Programme = {
  id: 'batch-4',
  version: 1,
  title: '第四批服务型制造示范遴选（2022年）',
  batch: 4,
  year: 2022,
  // Deck: 以企业2021年末数据为基础.
  dataYear: 2021,
  // Deck, 评估评价: 2018–2021 四年.
  evaluationYears: [2018, 2019, 2020, 2021],
  authorities: AUTHORITIES,
  quotas: { province: QUOTAS, plannedCity: QUOTAS, corps: QUOTAS },
  // Deck, 2021–2022年目标 and 2021年已遴选数量.
  nationalTargets: { enterprise: 200, platformShared: 20, platformOther: 80, project: 50, cityComprehensive: 10, cityDesign: 10 },
  alreadySelected: { enterprise: 88, platformShared: 8, platformOther: 48, project: 25, cityComprehensive: 5, cityDesign: 4 },
  // Deck: 共享制造类与其他类二选一; 示范项目仅面向共享制造.
  modes: { enterprise: MODES, platformOther: MODES, platformShared: ['共享制造'], project: ['共享制造'] },
  // Deck: 自2020年1月1日起至今.
  accidentWindowFrom: '2020-01-01',
  thresholds: {
    serviceRatioPercent: { value: '30', severity: 'W', source: 'deck: 原则上服务收入占企业营业收入比重达30%以上 (AMB-4: 30 itself passes)' },
    platformMinimumYears: { value: 2, severity: 'B', source: 'deck: 截至申报日，平台正式投入运营时间须满2年 (AMB-6)' },
    sharedFunctionsMinimum: { value: 3, severity: 'B', source: '[design] fewer than 3 of the 5 functions named in the deck' },
    serviceShareTolerance: { value: '0.1', severity: 'W', source: '[design] shares of service revenue add up to 100 (AMB-10)' },
    chapterMinimumZi: { value: 100, severity: 'W', source: '[design]' },
  },
  statements: {
    enterprise: {
      limitZi: 5000,
      chapters: [
        { id: 'present', title: '服务型制造发展现状' },
        { id: 'capability', title: '发展能力' },
        { id: 'effect', title: '发展成效' },
        { id: 'plan', title: '进一步发展规划及其他' },
      ],
    },
    platformShared: PLATFORM_STATEMENT,
    platformOther: PLATFORM_STATEMENT,
    project: {
      limitZi: 5000,
      chapters: [
        { id: 'performance', title: '项目实施绩效' },
        { id: 'traits', title: '项目特性' },
        { id: 'plan', title: '进一步发展思路和规划' },
      ],
    },
    cityComprehensive: CITY_STATEMENT,
    cityDesign: CITY_STATEMENT,
  },
  calendar: {
    // [design] the notice is of April 2022.
    fillOpensAt: startOfDay('2022-04-15'),
    // [design] AMB-9: the deck names none; provinces used 5-15 in 2022, and a review must fit before the mailing.
    fillClosesAt: endOfDay('2022-05-15'),
    // [design] leaves three days for letter, seal and post.
    provinceReviewClosesAt: endOfDay('2022-05-28'),
    // Deck: 于5月31日前寄出; AMB-8: the day of mailing, inclusive.
    dispatchClosesAt: endOfDay(FINAL_DAY),
  },
  campaignCalendar: {
    opensAt: startOfDay('2022-04-15'),
    // Deck: 评估评价 is filed by the same 5月31日.
    closesAt: endOfDay(FINAL_DAY),
    reminders: [30, 14, 7, 3, 1].map(reminder),
  },
  // [design] 120 s is longer than any request lasts.
  timing: { settleSeconds: 120, spreadSeconds: 600 },
  periods: {
    // Sibling programmes of the ministry: 5 working days, the first day counts.
    publicity: { unit: 'workingDay', length: 5, countsFirstDay: true, onRestDay: 'nextWorkingDay' },
    // [design] the rest; their first day does not count (Civil Code Art. 201).
    explanation: { unit: 'workingDay', length: 10, countsFirstDay: false, onRestDay: 'nextWorkingDay' },
    correction: { unit: 'workingDay', length: 5, countsFirstDay: false, onRestDay: 'nextWorkingDay' },
    objectionAcceptance: { unit: 'workingDay', length: 2, countsFirstDay: false, onRestDay: 'nextWorkingDay' },
    objectionRuling: { unit: 'workingDay', length: 10, countsFirstDay: false, onRestDay: 'nextWorkingDay' },
  },
  holidays: HOLIDAYS,
  // [design] the deck names only 专家评审: number, rubric and pass mark are the ministry's to set.
  experts: {
    minimum: 5,
    passMark: 60,
    maximumScore: 100,
    spreadForChair: 20,
    criteria: [
      { id: 'foundation', title: '发展基础与现状', maximum: 20 },
      { id: 'capability', title: '服务能力与模式', maximum: 30 },
      { id: 'effect', title: '成效', maximum: 30 },
      { id: 'prospect', title: '规划与示范作用', maximum: 20 },
    ],
  },
  // Deck: 对通过专家评审的申报城市 … 视情况组织现场考查 (AMB-11: default on, may be waived); two visitors [design].
  siteVisit: { defaultOn: ['cityComprehensive', 'cityDesign'], minimumVisitors: 2 },
  returnGraceDays: 5,
  // Default of a sibling rule (工信部政法〔2023〕93号 Art. 11), to be confirmed by the ministry.
  reapplyBanYears: { failed: 2, fraud: 4 },
};
