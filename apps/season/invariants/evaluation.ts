import { streamsOf, text, type Invariant, type Log, type LoggedFact } from './log.js';

export interface EvaluationEnd {
  stream: string;
  /** What stood in the log when the filing closed: exactly one of these is right. */
  filedInTime: boolean;
  specialCase: boolean;
  failedOverdue: number;
  reinstated: number;
}

/** The evaluations whose filing deadline has passed, and how each came out of it. */
export function evaluationEnds(log: Log): EvaluationEnd[] {
  const closed = new Set(log.facts.filter((fact) => fact.type === 'CampaignFilingClosed').map((fact) => fact.stream.slice('campaign/'.length)));
  return streamsOf(log, 'evaluation').flatMap(([stream, facts]) => {
    const opened = facts.find((fact) => fact.type === 'EvaluationOpened');
    return opened && closed.has(text(opened, 'campaign')) ? [endOf(stream, facts)] : [];
  });
}

function endOf(stream: string, facts: LoggedFact[]): EvaluationEnd {
  let closesAt = '';
  let filedInTime = false;
  let specialCase = false;
  for (const fact of facts) {
    if (fact.type === 'EvaluationOpened' || fact.type === 'EvaluationDatesMoved') closesAt = text(fact, 'closesAt');
    if (fact.type === 'EvaluationSubmitted' && fact.payload.submission === 1 && fact.occurredAt <= closesAt) filedInTime = true;
    if (fact.type === 'SpecialCaseFiled' && fact.occurredAt <= closesAt) specialCase = true;
  }
  return {
    stream,
    filedInTime,
    specialCase,
    failedOverdue: facts.filter((fact) => fact.type === 'EvaluationFailedOverdue' && fact.payload.deadline === 'filing').length,
    reinstated: facts.filter((fact) => fact.type === 'EvaluationReinstated' || fact.type === 'EvaluationReopened').length,
  };
}

/** Failed by the clock although a form or a special case had arrived in time, and nothing set it right. */
export const wronglyFailed = (end: EvaluationEnd): boolean => (end.filedInTime || end.specialCase) && end.failedOverdue > end.reinstated;

/** The deadline passed, nothing had arrived, and the clock did not say so. */
export const missed = (end: EvaluationEnd): boolean => !end.filedInTime && !end.specialCase && end.failedOverdue === 0;

export const eachDueEvaluationHasOneOutcome: Invariant = {
  name: 'eachDueEvaluationHasOneOutcome',
  check: (log) =>
    evaluationEnds(log).flatMap((end) => {
      const outcomes = outcomesInForce(log.streams.get(end.stream) ?? []);
      return [
        ...(missed(end) ? [{ stream: end.stream, detail: 'not filed, no special case, and not failed by the timer' }] : []),
        ...(end.failedOverdue > 1 + end.reinstated ? [{ stream: end.stream, detail: `failed ${end.failedOverdue} times by the timer` }] : []),
        ...(outcomes.length > 1 ? [{ stream: end.stream, detail: `several outcomes at once: ${outcomes.join(', ')}` }] : []),
      ];
    }),
};

export const nobodyWhoFiledInTimeFailed: Invariant = {
  name: 'nobodyWhoFiledInTimeFailed',
  check: (log) => [
    ...evaluationEnds(log)
      .filter(wronglyFailed)
      .map((end) => ({ stream: end.stream, detail: 'failed as overdue although something had been filed in time' })),
    ...streamsOf(log, 'application')
      .filter(([, facts]) => lapsedThoughSubmitted(facts))
      .map(([stream]) => ({ stream, detail: 'lapsed at the cut-off although submitted before it' })),
  ],
};

function lapsedThoughSubmitted(facts: LoggedFact[]): boolean {
  const lapsed = facts.find((fact) => fact.type === 'ApplicationLapsed' && fact.payload.deadline === 'fill');
  return (
    lapsed !== undefined &&
    facts.some((fact) => fact.type === 'ApplicationSubmitted' && fact.occurredAt <= text(lapsed, 'at')) &&
    !facts.some((fact) => fact.type === 'ApplicationReinstated')
  );
}

function outcomesInForce(facts: LoggedFact[]): string[] {
  let outcomes: string[] = [];
  for (const fact of facts) {
    if (fact.type === 'EvaluationReopened' || fact.type === 'EvaluationReinstated') outcomes = [];
    if (fact.type === 'EvaluationPassed' || fact.type === 'EvaluationNotPassed' || fact.type === 'EvaluationFailedOverdue') outcomes.push(fact.type);
    if (fact.type === 'SpecialCaseDecided' && fact.payload.decision !== 'deferred') outcomes.push(`${fact.type} ${text(fact, 'decision')}`);
  }
  return outcomes;
}
