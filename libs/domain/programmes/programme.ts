import type { Day, Instant } from '../kernel/types.js';

export type Category = 'enterprise' | 'platformShared' | 'platformOther' | 'project' | 'cityComprehensive' | 'cityDesign';
export const CATEGORIES: readonly Category[] = ['enterprise', 'platformShared', 'platformOther', 'project', 'cityComprehensive', 'cityDesign'];

/** What an evaluation form is chosen by. `cityOther` is every city that is not a design city (AMB-12), never the platform's other. */
export type EvaluationKind = 'enterprise' | 'platformShared' | 'platformOther' | 'cityOther' | 'cityDesign';

export type AuthorityClass = 'province' | 'plannedCity' | 'corps';
export interface Authority {
  /** GB/T 2260 province code, or the city's six digits for 计划单列市, '66' for 兵团. */
  code: string;
  name: string;
  class: AuthorityClass;
}

/** B blocks, W wants a written justification, I informs. */
export type Severity = 'B' | 'W' | 'I';

/** How a period is counted (domain: publicity counts its first day, Civil Code Art. 201 periods do not). */
export interface PeriodRule {
  unit: 'workingDay' | 'calendarDay';
  length: number;
  countsFirstDay: boolean;
  /** Where the last day is a rest day: the next working day (Art. 203), or never moved. */
  onRestDay: 'nextWorkingDay' | 'keep';
}

export interface HolidayCalendar {
  version: string;
  /** Years whose State Council notice is in the data; others give a provisional end. */
  years: number[];
  /** Weekdays off. */
  restDays: Day[];
  /** Weekend days worked. */
  workDays: Day[];
}

/** How long things take beside the calendar: seconds, because a deadline is closed by machine. */
export interface Timing {
  /** A deadline D is decided at D + settle: longer than a request can last. */
  settleSeconds: number;
  /** Own timers of streams that somebody closes in bulk follow within this. */
  spreadSeconds: number;
}

/** The dates of one season as instants; made from a programme's default calendar, or given by who opens the season. */
export interface SeasonCalendar {
  fillOpensAt: Instant;
  /** Last instant in which an application may be submitted. */
  fillClosesAt: Instant;
  /** Last instant in which the province may conclude its review (and a corrected one may come back). */
  provinceReviewClosesAt: Instant;
  /** Last instant of mailing (寄出). */
  dispatchClosesAt: Instant;
}

export interface CampaignCalendar {
  opensAt: Instant;
  /** Last instant for filing online, and for the province to put a special case on file. */
  closesAt: Instant;
  /** Instants of the reminders, each with its T-days. */
  reminders: { daysBefore: number; at: Instant }[];
}

export interface StatementRule {
  limitZi: number;
  chapters: { id: string; title: string }[];
}

export interface Threshold<T> {
  value: T;
  severity: Severity;
  source: string;
}

export interface Programme {
  id: string;
  /** Written by people, raised with every change; the content hash is what a stream is pinned to. */
  version: number;
  title: string;
  batch: number;
  year: number;
  /** Y0: tables are Y0-2..Y0. */
  dataYear: number;
  evaluationYears: number[];
  authorities: Authority[];
  /** Upper bounds per authority. */
  quotas: Record<AuthorityClass, Record<Category, number>>;
  nationalTargets: Record<Category, number | null>;
  alreadySelected: Record<Category, number>;
  modes: { enterprise: string[]; platformOther: string[]; platformShared: string[]; project: string[] };
  accidentWindowFrom: Day;
  thresholds: {
    serviceRatioPercent: Threshold<string>;
    platformMinimumYears: Threshold<number>;
    sharedFunctionsMinimum: Threshold<number>;
    serviceShareTolerance: Threshold<string>;
    chapterMinimumZi: Threshold<number>;
  };
  statements: Record<Category, StatementRule>;
  calendar: SeasonCalendar;
  campaignCalendar: CampaignCalendar;
  timing: Timing;
  periods: {
    publicity: PeriodRule;
    explanation: PeriodRule;
    correction: PeriodRule;
    objectionAcceptance: PeriodRule;
    objectionRuling: PeriodRule;
  };
  holidays: HolidayCalendar;
  experts: { minimum: number; passMark: number; maximumScore: number; spreadForChair: number; criteria: { id: string; title: string; maximum: number }[] };
  siteVisit: { defaultOn: Category[]; minimumVisitors: number };
  returnGraceDays: number;
  reapplyBanYears: { failed: number; fraud: number };
}
