import { evaluationEnds, missed, wronglyFailed } from './invariants/evaluation.js';
import { logOf, type Log, type LoggedFact, type Violation } from './invariants/log.js';
import type { Plan } from './script/plan.js';

/** The object of `--json`, field by field as the issue names it. */
export interface SeasonReport {
  authorities: number;
  applications: ApplicationCounts;
  evaluation: EvaluationCounts;
  invariants: { checked: number; violated: Violation[] };
  facts: number;
  chain: { verified: boolean };
  commandsPerSecond: number;
  seconds: number;
}

export interface ApplicationCounts {
  created: number;
  submitted: number;
  lapsed: number;
  returned: number;
  recommended: number;
  refusedByQuota: number;
  dispatched: number;
  formallyChecked: number;
  reviewed: number;
  siteVisited: number;
  published: number;
  withdrawn: number;
  disqualified: number;
}

export interface EvaluationCounts {
  subjects: number;
  submitted: number;
  specialCases: number;
  passed: number;
  notPassed: number;
  notPassedOverdue: number;
  wronglyFailed: number;
  missed: number;
}

/** The facts of one play, out of a log that may hold other seasons. */
export function logOfPlay(facts: LoggedFact[], plan: Plan): Log {
  const ours = new Set(facts.filter((fact) => isStartOf(fact, plan)).map((fact) => fact.stream));
  return logOf(facts.filter((fact) => ours.has(fact.stream)));
}

function isStartOf(fact: LoggedFact, { season, campaign, register }: Plan): boolean {
  switch (fact.type) {
    case 'SeasonOpened':
    case 'DeskOpened':
    case 'ApplicationStarted':
      return fact.payload.season === season;
    case 'CampaignOpened':
    case 'EvaluationOpened':
      return fact.payload.campaign === campaign;
    case 'TitleGranted':
      return fact.payload.register === register || fact.payload.register === season;
    default:
      return false;
  }
}

/** Streams with at least one fact of a type: what happened twice to one application is still one application. */
export function applicationCounts(log: Log, refusedByQuota: number): ApplicationCounts {
  const having = (...types: string[]) => [...log.streams.values()].filter((facts) => facts.some((fact) => types.includes(fact.type))).length;
  return {
    created: having('ApplicationStarted'),
    submitted: having('ApplicationSubmitted'),
    lapsed: having('ApplicationLapsed'),
    returned: having('ApplicationReturned'),
    recommended: having('ApplicationRecommended'),
    refusedByQuota,
    dispatched: having('ApplicationDispatched'),
    formallyChecked: having('FormalCheckPassed', 'FormalCheckFailed'),
    reviewed: having('ExpertReviewPassed', 'ExpertReviewFailed'),
    siteVisited: having('SiteVisitReported'),
    published: having('ApplicationAnnounced'),
    withdrawn: having('ApplicationWithdrawn'),
    disqualified: having('ApplicationDisqualified'),
  };
}

export function evaluationCounts(log: Log): EvaluationCounts {
  const having = (wanted: (fact: LoggedFact) => boolean) =>
    [...log.streams].filter(([stream, facts]) => stream.startsWith('evaluation/') && facts.some(wanted)).length;
  const ends = evaluationEnds(log);
  return {
    subjects: having((fact) => fact.type === 'EvaluationOpened'),
    submitted: having((fact) => fact.type === 'EvaluationSubmitted'),
    specialCases: having((fact) => fact.type === 'SpecialCaseFiled'),
    passed: having((fact) => fact.type === 'EvaluationPassed' || (fact.type === 'SpecialCaseDecided' && fact.payload.decision === 'passed')),
    notPassed: having((fact) => fact.type === 'EvaluationNotPassed' || (fact.type === 'SpecialCaseDecided' && fact.payload.decision === 'notPassed')),
    notPassedOverdue: having((fact) => fact.type === 'EvaluationFailedOverdue'),
    wronglyFailed: ends.filter(wronglyFailed).length,
    missed: ends.filter(missed).length,
  };
}

/** What makes a play a failure, in words; empty where all is well. */
export function failuresOf(report: SeasonReport): string[] {
  return [
    ...report.invariants.violated.map(({ invariant, stream, detail }) => `${invariant}: ${stream}: ${detail}`),
    ...(report.chain.verified ? [] : ['the chain of the exported log does not hold']),
    ...(report.evaluation.wronglyFailed > 0 ? [`${report.evaluation.wronglyFailed} failed although they had filed in time`] : []),
    ...(report.evaluation.missed > 0 ? [`${report.evaluation.missed} had not filed and were not failed`] : []),
  ];
}
