import { describe, expect, it } from 'vitest';
import { checkInvariants, INVARIANTS } from './check.js';
import { added, changed, goodLog, without } from './hand-made.js';
import { logOf, parseLog, type LoggedFact } from './log.js';
import { processesAgree } from './processes.js';

const violatedBy = (facts: LoggedFact[]): string[] => [...new Set(checkInvariants(logOf(facts)).violated.map((violation) => violation.invariant))];

/** Each invariant beside a log in which it, and it alone, is broken. */
const BROKEN: [name: string, what: string, facts: () => LoggedFact[]][] = [
  [
    'quotaNeverExceeded',
    'a third enterprise where two are allowed',
    () => {
      const more = added(
        added(goodLog(), 'RecommendationAdded', 'desk/s/32', 'RecommendationAdded', { applicationId: 'x', category: 'enterprise', rank: 2 }),
        'RecommendationAdded',
        'desk/s/32',
        'RecommendationAdded',
        { applicationId: 'y', category: 'enterprise', rank: 3 },
      );
      const gone = added(
        added(more, 'RecommendationAdded', 'desk/s/32', 'RecommendationRemoved', { applicationId: 'x', category: 'enterprise' }),
        'RecommendationRemoved',
        'desk/s/32',
        'RecommendationRemoved',
        { applicationId: 'y', category: 'enterprise' },
      );
      return repointed(gone, 4);
    },
  ],
  [
    'ranksWithoutGap',
    'a package that begins with rank 2',
    () => changed(goodLog(), 'desk/s/32', 'PackageSealed', () => ({ payload: { applications: [{ applicationId: 'a', category: 'enterprise', rank: 2 }] } })),
  ],
  [
    'packagesAndApplicationsAgree',
    'an application that knows another rank than its package',
    () => changed(goodLog(), 'application/a', 'ApplicationDispatched', () => ({ payload: { rank: 3 } })),
  ],
  ['eachDueEvaluationHasOneOutcome', 'one that did not file and was not failed', () => without(goodLog(), 'evaluation/c/2', 'EvaluationFailedOverdue')],
  [
    'eachDueEvaluationHasOneOutcome',
    'one that both passed and did not',
    () => added(goodLog(), 'EvaluationPassed', 'evaluation/c/1', 'EvaluationNotPassed', {}),
  ],
  [
    'publishedPassedEveryStage',
    'a published one without expert review',
    () => repointed(without(goodLog(), 'application/a', 'ExpertReviewPassed'), 0, 'application/a@16'),
  ],
  [
    'publishedPassedEveryStage',
    'a published one that had been disqualified',
    () => repointed(added(goodLog(), 'PublicityEnded', 'application/a', 'ApplicationDisqualified', {}), 0, 'application/a@18'),
  ],
  [
    'nothingPublishedWithOpenObjection',
    'a published one whose objection nobody ruled upon',
    () => repointed(without(goodLog(), 'application/a', 'ObjectionRejected'), 0, 'application/a@16'),
  ],
  [
    'noSubmissionAfterTheDeadline',
    'a submission one millisecond late',
    () => changed(goodLog(), 'application/a', 'ApplicationSubmitted', () => ({ occurredAt: '2022-05-15T16:00:00.000Z' })),
  ],
  ['eachAnnouncementHasItsTitle', 'an announcement without a title', () => goodLog().filter((fact) => fact.stream !== 'title/t-a')],
  ['everyFactHasActorAndCause', 'a fact that nobody did', () => changed(goodLog(), 'application/a', 'ProvinceReviewPassed', () => ({ actor: {} }))],
  [
    'everyFactHasActorAndCause',
    'a follow-up of a fact that is not there',
    () => changed(goodLog(), 'application/a', 'ApplicationReceived', () => ({ cause: { kind: 'followUp', of: 'desk/s/32@9' } })),
  ],
  [
    'everyFactHasActorAndCause',
    'a timer of a person',
    () => changed(goodLog(), 'application/b', 'ApplicationLapsed', () => ({ actor: { id: 'p', role: 'province' } })),
  ],
  ['versionsContiguous', 'a stream with a hole', () => goodLog().filter((fact) => fact.type !== 'ProvinceReviewStarted')],
  [
    'oneEffectPerCommand',
    'one command that took effect twice',
    () => changed(goodLog(), 'application/a', 'ProvinceReviewPassed', () => ({ commandId: commandOf('ApplicationSubmitted') })),
  ],
];

const commandOf = (type: string): string => goodLog().find((fact) => fact.type === type)?.commandId ?? '';

/** Keeps the causes right where lines were added or taken out in front of the fact they name. */
function repointed(facts: LoggedFact[], deskShift: number, titleCause?: string): LoggedFact[] {
  return facts.map((fact) => {
    const of = String(fact.cause.of ?? '');
    if (fact.type === 'TitleGranted' && titleCause) return { ...fact, cause: { ...fact.cause, of: titleCause } };
    if (deskShift > 0 && of === 'desk/s/32@4') return { ...fact, cause: { ...fact.cause, of: `desk/s/32@${4 + deskShift}` } };
    return fact;
  });
}

describe('invariants of a season, read from its log', () => {
  it('hold in a season in which everything is as it should be', () => {
    expect(checkInvariants(logOf(goodLog()))).toEqual({ checked: INVARIANTS.length, violated: [] });
  });

  it.each(BROKEN)('%s: names %s', (name, _what, facts) => {
    expect(violatedBy(facts())).toEqual([name]);
  });

  it('nobodyWhoFiledInTimeFailed: names one that filed in the last millisecond and was failed by the timer', () => {
    const facts = added(goodLog(), 'EvaluationOpened', 'evaluation/c/2', 'EvaluationSubmitted', { submission: 1 });

    expect(violatedBy(facts)).toEqual(['nobodyWhoFiledInTimeFailed']);
  });

  it('nobodyWhoFiledInTimeFailed: names an application that lapsed though it was submitted', () => {
    const facts = added(goodLog(), 'ApplicationStarted', 'application/b', 'ApplicationSubmitted', { submission: 1 });

    expect(violatedBy(facts)).toEqual(['nobodyWhoFiledInTimeFailed']);
  });

  it('leaves an evaluation alone whose campaign is still filing', () => {
    const facts = without(without(goodLog(), 'campaign/c', 'CampaignFilingClosed'), 'evaluation/c/2', 'EvaluationFailedOverdue');

    expect(violatedBy(facts)).toEqual([]);
  });

  it('has a broken log for each invariant', () => {
    const covered = new Set([...BROKEN.map(([name]) => name), 'nobodyWhoFiledInTimeFailed']);

    expect(INVARIANTS.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});

describe('processes', () => {
  it('agree where each stands at the stage of its stream', () => {
    expect(processesAgree([{ stream: 'application/a', stage: 'atRest', expectedStage: 'atRest', version: 17 }], logOf(goodLog()))).toEqual([]);
  });

  it('are named where one stands elsewhere, or knows more than the log', () => {
    const answers = [
      { stream: 'application/a', stage: 'publicity', expectedStage: 'atRest', version: 17 },
      { stream: 'desk/s/32', stage: 'package', expectedStage: 'package', version: 99 },
    ];

    expect(processesAgree(answers, logOf(goodLog())).map((violation) => violation.stream)).toEqual(['application/a', 'desk/s/32']);
  });
});

describe('parseLog', () => {
  it('reads the facts and passes over the signed last line', () => {
    const [first] = goodLog();

    expect(parseLog(`${JSON.stringify(first)}\n${JSON.stringify({ signed: true })}\n`)).toEqual([first]);
  });
});
