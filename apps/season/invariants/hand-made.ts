import type { LoggedFact } from './log.js';

type Line = [
  stream: string,
  type: string,
  payload: Record<string, unknown>,
  how?: { at?: string; by?: LoggedFact['actor']; cause?: LoggedFact['cause']; commandId?: string },
];

const PERSON = { id: 'someone', role: 'province' };
const SYSTEM = { id: 'system', role: 'system' };
const followUp = (of: string) => ({ by: SYSTEM, cause: { kind: 'followUp', of } });
const timer = (of: string, at: string) => ({ by: SYSTEM, cause: { kind: 'timer', of }, at });

const DATES = { fillClosesAt: '2022-05-15T15:59:59.999Z', provinceReviewClosesAt: '2022-05-28T15:59:59.999Z', dispatchClosesAt: '2022-05-31T15:59:59.999Z' };
const DEADLINE = '2022-05-31T15:59:59.999Z';

/** A short season written by hand, in which everything is as it should be: one published enterprise, one that filed its evaluation, one that did not. */
const GOOD: Line[] = [
  ['season/s', 'SeasonOpened', { season: 's' }],
  ['desk/s/32', 'DeskOpened', { season: 's', authority: '32', quotas: { enterprise: 2 } }, followUp('season/s@1')],
  ['application/a', 'ApplicationStarted', { season: 's', category: 'enterprise', authority: '32', dates: DATES }],
  ['application/b', 'ApplicationStarted', { season: 's', category: 'enterprise', authority: '32', dates: DATES }],
  ['application/a', 'ApplicationSubmitted', { submission: 1 }, { at: '2022-05-15T15:59:59.999Z' }],
  ['application/b', 'ApplicationLapsed', { at: DATES.fillClosesAt, deadline: 'fill' }, timer('application/b/fill/1', DATES.fillClosesAt)],
  ['application/a', 'ProvinceReviewStarted', {}],
  ['application/a', 'ProvinceReviewPassed', {}],
  ['desk/s/32', 'RecommendationAdded', { applicationId: 'a', category: 'enterprise', rank: 1 }],
  ['application/a', 'ApplicationRecommended', {}, followUp('desk/s/32@2')],
  ['desk/s/32', 'PackageSealed', { applications: [{ applicationId: 'a', category: 'enterprise', rank: 1 }] }],
  ['desk/s/32', 'PackageDispatched', { applications: [{ applicationId: 'a', category: 'enterprise', rank: 1 }] }],
  ['application/a', 'ApplicationDispatched', { rank: 1 }, followUp('desk/s/32@4')],
  ['application/a', 'ApplicationReceived', {}, followUp('desk/s/32@4')],
  ['application/a', 'FormalCheckPassed', {}],
  ['application/a', 'ExpertsAssigned', {}],
  ['application/a', 'ExpertReviewPassed', {}],
  ['application/a', 'ApplicationSuggested', {}],
  ['application/a', 'ConsultationStarted', {}, followUp('season/s@1')],
  ['application/a', 'ApplicationPublicised', {}, followUp('season/s@1')],
  ['application/a', 'ObjectionRaised', { objectionId: 'o1' }],
  ['application/a', 'ObjectionRejected', { objectionId: 'o1' }],
  ['application/a', 'PublicityEnded', { open: 0 }, timer('application/a/publicity/1', '2022-11-18T15:59:59.999Z')],
  ['application/a', 'ApplicationAnnounced', { titleNo: 't-a' }, followUp('season/s@1')],
  ['title/t-a', 'TitleGranted', { titleNo: 't-a', register: 's', applicationId: 'a' }, followUp('application/a@17')],
  ['campaign/c', 'CampaignOpened', { campaign: 'c' }],
  ['evaluation/c/1', 'EvaluationOpened', { campaign: 'c', closesAt: DEADLINE }, followUp('campaign/c@1')],
  ['evaluation/c/2', 'EvaluationOpened', { campaign: 'c', closesAt: DEADLINE }, followUp('campaign/c@1')],
  ['evaluation/c/1', 'EvaluationSubmitted', { submission: 1 }, { at: DEADLINE }],
  ['evaluation/c/2', 'EvaluationFailedOverdue', { at: DEADLINE, deadline: 'filing' }, timer('evaluation/c/2/filing/1', DEADLINE)],
  ['campaign/c', 'CampaignFilingClosed', { at: DEADLINE }, timer('campaign/c/filing/1', DEADLINE)],
  ['evaluation/c/1', 'EvaluationPassed', { score: '80' }],
];

export function goodLog(): LoggedFact[] {
  return numbered(
    GOOD.map(([stream, type, payload, how = {}], index) => {
      const at = how.at ?? '2022-05-01T00:00:00.000Z';
      return {
        stream,
        version: 0,
        type,
        payload: structuredClone(payload),
        commandId: how.commandId ?? `command-${index}`,
        actor: how.by ?? PERSON,
        cause: how.cause ?? { kind: 'command' },
        occurredAt: at,
        recordedAt: at,
      };
    }),
  );
}

/** Gives every stream its versions anew, after lines were added or taken out. */
export function numbered(facts: LoggedFact[]): LoggedFact[] {
  const versions = new Map<string, number>();
  return facts.map((fact) => {
    const version = (versions.get(fact.stream) ?? 0) + 1;
    versions.set(fact.stream, version);
    return { ...fact, version };
  });
}

export const without = (facts: LoggedFact[], stream: string, type: string): LoggedFact[] =>
  numbered(facts.filter((fact) => fact.stream !== stream || fact.type !== type));

/** The first fact of that kind, changed. */
export function changed(facts: LoggedFact[], stream: string, type: string, change: (fact: LoggedFact) => Partial<LoggedFact>): LoggedFact[] {
  return facts.map((fact) => (fact.stream === stream && fact.type === type ? { ...fact, ...change(fact) } : fact));
}

/** A line more, right behind the last of `after`. */
export function added(facts: LoggedFact[], after: string, stream: string, type: string, payload: Record<string, unknown>): LoggedFact[] {
  const index = facts.findLastIndex((fact) => fact.stream === stream && fact.type === after);
  const line: LoggedFact = {
    stream,
    version: 0,
    type,
    payload,
    commandId: `added-${stream}-${type}-${String(payload.applicationId ?? '')}`,
    actor: PERSON,
    cause: { kind: 'command' },
    occurredAt: '2022-05-02T00:00:00.000Z',
    recordedAt: '2022-05-02T00:00:00.000Z',
  };
  return numbered([...facts.slice(0, index + 1), line, ...facts.slice(index + 1)]);
}
