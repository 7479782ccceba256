import { isDay, isInstant } from '../kernel/instants.js';
import { CATEGORIES, type Category, type PeriodRule, type Programme } from './programme.js';

/** What is wrong with a programme, one sentence per problem; empty = fit to run. Asked once when programmes are loaded. */
export function programmeProblems(programme: Programme): string[] {
  return [
    ...identity(programme),
    ...authorities(programme),
    ...quotas(programme),
    ...targets(programme),
    ...modes(programme),
    ...thresholds(programme),
    ...statements(programme),
    ...calendars(programme),
    ...periods(programme),
    ...experts(programme),
    ...others(programme),
  ];
}

const unless = (good: boolean, problem: string): string[] => (good ? [] : [problem]);
const whole = (value: number, from: number, to = Number.MAX_SAFE_INTEGER) => Number.isInteger(value) && value >= from && value <= to;
const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

function identity({ id, version, title, batch, year, dataYear, evaluationYears }: Programme): string[] {
  return [
    ...unless(/^[a-z0-9][a-z0-9-]*$/.test(id), `id ${id} is not lower-case letters, digits and hyphens`),
    ...unless(whole(version, 1), 'version is not a whole number from 1'),
    ...unless(title.trim() !== '', 'title is empty'),
    ...unless(whole(batch, 1, 99), 'batch is not between 1 and 99'),
    ...unless(dataYear === year - 1, `dataYear ${dataYear} is not the year before ${year}`),
    ...unless(
      evaluationYears.length > 0 && evaluationYears.every((each, index) => index === 0 || each === (evaluationYears[index - 1] ?? 0) + 1),
      'evaluationYears are not consecutive',
    ),
  ];
}

function authorities({ authorities: all }: Programme): string[] {
  return [
    ...unless(all.length > 0, 'there is no authority'),
    ...unless(distinct(all.map((each) => each.code)), 'two authorities share a code'),
    ...unless(
      all.every((each) => /^(\d{2}|\d{6})$/.test(each.code) && each.name.trim() !== ''),
      'an authority has no name, or a code of another length than 2 or 6 digits',
    ),
  ];
}

function quotas({ quotas: byClass, authorities: all }: Programme): string[] {
  return [...new Set(all.map((each) => each.class))].flatMap((name) =>
    CATEGORIES.flatMap((category) => unless(whole(byClass[name]?.[category] ?? -1, 0), `quota of ${name}/${category} is not a whole number`)),
  );
}

function targets({ nationalTargets, alreadySelected }: Programme): string[] {
  return CATEGORIES.flatMap((category) => {
    const target = nationalTargets[category];
    return [
      ...unless(target === null || whole(target, 0), `national target of ${category} is not a whole number`),
      ...unless(whole(alreadySelected[category], 0), `alreadySelected of ${category} is not a whole number`),
    ];
  });
}

function modes({ modes: byKind }: Programme): string[] {
  return Object.entries(byKind).flatMap(([kind, names]) =>
    unless(names.length > 0 && distinct(names) && names.every((name) => name.trim() !== ''), `modes of ${kind} are empty or doubled`),
  );
}

function thresholds({ thresholds: all, accidentWindowFrom }: Programme): string[] {
  const percent = /^\d{1,3}(\.\d+)?$/;
  return [
    ...unless(isDay(accidentWindowFrom), 'accidentWindowFrom is not a day'),
    ...unless(percent.test(all.serviceRatioPercent.value), 'serviceRatioPercent is not a decimal'),
    ...unless(percent.test(all.serviceShareTolerance.value), 'serviceShareTolerance is not a decimal'),
    ...unless(whole(all.platformMinimumYears.value, 0), 'platformMinimumYears is not a whole number'),
    ...unless(whole(all.sharedFunctionsMinimum.value, 0, 5), 'sharedFunctionsMinimum is not between 0 and 5'),
    ...unless(whole(all.chapterMinimumZi.value, 0), 'chapterMinimumZi is not a whole number'),
    ...Object.entries(all).flatMap(([name, { source, severity }]) => [
      ...unless(source.trim() !== '', `threshold ${name} names no source`),
      ...unless(['B', 'W', 'I'].includes(severity), `threshold ${name} has no severity`),
    ]),
  ];
}

function statements({ statements: all }: Programme): string[] {
  return CATEGORIES.flatMap((category: Category) => {
    const { limitZi, chapters } = all[category];
    return [
      ...unless(whole(limitZi, 1), `word limit of ${category} is not a whole number`),
      ...unless(chapters.length > 0 && distinct(chapters.map((chapter) => chapter.id)), `chapters of ${category} are missing or doubled`),
    ];
  });
}

function calendars({ calendar, campaignCalendar }: Programme): string[] {
  const { fillOpensAt, fillClosesAt, provinceReviewClosesAt, dispatchClosesAt } = calendar;
  const { opensAt, closesAt, reminders } = campaignCalendar;
  const instants = [fillOpensAt, fillClosesAt, provinceReviewClosesAt, dispatchClosesAt, opensAt, closesAt, ...reminders.map((each) => each.at)];
  return [
    ...unless(instants.every(isInstant), 'an instant is not UTC text with milliseconds'),
    ...unless(
      fillOpensAt < fillClosesAt && fillClosesAt <= provinceReviewClosesAt && provinceReviewClosesAt <= dispatchClosesAt,
      'the calendar is out of order',
    ),
    ...unless(opensAt < closesAt && reminders.every((each) => each.at < closesAt), 'the campaign calendar is out of order'),
    ...unless(distinct(reminders.map((each) => each.daysBefore)), 'two reminders are for the same day'),
  ];
}

function periods({ periods: all }: Programme): string[] {
  const sound = (rule: PeriodRule) =>
    whole(rule.length, 1, 366) && ['workingDay', 'calendarDay'].includes(rule.unit) && ['nextWorkingDay', 'keep'].includes(rule.onRestDay);
  return Object.entries(all).flatMap(([name, rule]) => unless(sound(rule), `period ${name} is not a rule with a length from 1`));
}

function experts({ experts: { minimum, passMark, maximumScore, criteria } }: Programme): string[] {
  return [
    ...unless(whole(minimum, 1), 'experts.minimum is not a whole number from 1'),
    ...unless(whole(passMark, 0, maximumScore), 'experts.passMark is not within the maximum score'),
    ...unless(distinct(criteria.map((each) => each.id)), 'two criteria share an id'),
    ...unless(criteria.reduce((sum, each) => sum + each.maximum, 0) === maximumScore, 'the criteria do not add up to the maximum score'),
  ];
}

function others({ timing, holidays, siteVisit, returnGraceDays, reapplyBanYears }: Programme): string[] {
  return [
    ...unless(whole(timing.settleSeconds, 0, 86_400) && whole(timing.spreadSeconds, 0, 86_400), 'timing is not whole seconds within a day'),
    ...unless(
      holidays.version.trim() !== '' && holidays.years.length > 0 && [...holidays.restDays, ...holidays.workDays].every(isDay),
      'the holiday calendar has no version, no year or a day that is none',
    ),
    ...unless(!holidays.restDays.some((day) => holidays.workDays.includes(day)), 'a day is both rest day and working day'),
    ...unless(
      siteVisit.defaultOn.every((category) => CATEGORIES.includes(category)) && whole(siteVisit.minimumVisitors, 1),
      'siteVisit names an unknown category or no visitor',
    ),
    ...unless(
      whole(returnGraceDays, 0) && whole(reapplyBanYears.failed, 0) && whole(reapplyBanYears.fraud, 0),
      'returnGraceDays and reapplyBanYears are not whole numbers',
    ),
  ];
}
