import { inner, streamsOf, text, type Invariant, type LoggedFact } from './log.js';

/** Each name is one step; several in one step are alternatives. */
const STEPS: string[][] = [
  ['ApplicationSubmitted'],
  ['ProvinceReviewPassed'],
  ['ApplicationRecommended'],
  ['ApplicationDispatched'],
  ['ApplicationReceived'],
  ['FormalCheckPassed'],
  ['ExpertReviewPassed'],
  ['ApplicationSuggested'],
  ['ConsultationStarted'],
  ['ApplicationPublicised'],
  ['PublicityEnded'],
];
const ENDED = [
  'ApplicationLapsed',
  'ApplicationWithdrawn',
  'ApplicationDisqualified',
  'ObjectionUpheld',
  'FormalCheckFailed',
  'ExpertReviewFailed',
  'ApplicationNotSelected',
  'ProvinceReviewRejected',
];

export const publishedPassedEveryStage: Invariant = {
  name: 'publishedPassedEveryStage',
  check: (log) =>
    announced(log.streams).flatMap(([stream, before]) => {
      const missing = STEPS.filter((step) => !before.some((fact) => step.includes(fact.type))).map((step) => step.join(' or '));
      const last = STEPS.map((step) => before.findLastIndex((fact) => step.includes(fact.type)));
      const backwards = last.some((index, step) => step > 0 && index < (last[step - 1] ?? -1));
      const city = before.some((fact) => fact.type === 'ApplicationStarted' && text(fact, 'category').startsWith('city'));
      if (city && !before.some((fact) => fact.type === 'SiteVisitReported' || fact.type === 'SiteVisitWaived'))
        missing.push('SiteVisitReported or SiteVisitWaived');
      const ended = before.filter((fact) => ENDED.includes(fact.type)).map((fact) => fact.type);
      return [
        ...(missing.length > 0 ? [{ stream, detail: `announced without ${missing.join(', ')}` }] : []),
        ...(missing.length === 0 && backwards ? [{ stream, detail: 'announced with its stages out of order' }] : []),
        ...(ended.length > 0 ? [{ stream, detail: `announced after ${ended.join(', ')}` }] : []),
      ];
    }),
};

export const nothingPublishedWithOpenObjection: Invariant = {
  name: 'nothingPublishedWithOpenObjection',
  check: (log) =>
    announced(log.streams).flatMap(([stream, before]) => {
      const open = new Set<string>();
      for (const fact of before) {
        if (fact.type === 'ObjectionRaised') open.add(text(fact, 'objectionId'));
        if (fact.type === 'ObjectionRejected') open.delete(text(fact, 'objectionId'));
      }
      return [...open].map((objection) => ({ stream, detail: `announced with objection ${objection} open or upheld` }));
    }),
};

/** A first submission stands before the cut-off in force at that moment, a corrected one before the day it was given. */
export const noSubmissionAfterTheDeadline: Invariant = {
  name: 'noSubmissionAfterTheDeadline',
  check: (log) =>
    [...streamsOf(log, 'application'), ...streamsOf(log, 'evaluation')].flatMap(([stream, facts]) => {
      let deadlines: Deadlines = { filing: '', correction: null };
      return facts.flatMap((fact) => {
        deadlines = deadlinesAfter(deadlines, fact);
        const deadline = deadlines.correction ?? deadlines.filing;
        const submitted = fact.type === 'ApplicationSubmitted' || fact.type === 'EvaluationSubmitted';
        return submitted && fact.occurredAt > deadline
          ? [{ stream, detail: `version ${fact.version}: submitted at ${fact.occurredAt}, deadline ${deadline || 'unknown'}` }]
          : [];
      });
    }),
};

interface Deadlines {
  filing: string;
  /** Set once a form was sent back. */
  correction: string | null;
}

const laterOf = (...instants: string[]): string => instants.sort().at(-1) ?? '';

function deadlinesAfter(before: Deadlines, fact: LoggedFact): Deadlines {
  switch (fact.type) {
    case 'ApplicationStarted':
    case 'ApplicationDatesMoved':
      return { ...before, filing: String(inner(fact, 'dates').fillClosesAt ?? '') };
    case 'EvaluationOpened':
      return { ...before, filing: text(fact, 'closesAt') };
    case 'EvaluationDatesMoved':
    case 'EvaluationReopened':
      return {
        filing: text(fact, 'closesAt'),
        correction: before.correction && laterOf(before.correction, text(fact, 'closesAt')),
      };
    case 'ApplicationReturned':
    case 'EvaluationReturned':
      return { ...before, correction: text(fact, 'correctBy') };
    default:
      return before;
  }
}

function announced(streams: Map<string, LoggedFact[]>): [string, LoggedFact[]][] {
  return [...streams].flatMap(([stream, facts]) => {
    const index = facts.findIndex((fact) => fact.type === 'ApplicationAnnounced');
    return index < 0 ? [] : [[stream, facts.slice(0, index)] as [string, LoggedFact[]]];
  });
}

/** An announcement and its title are one promise: each has exactly one of the other. */
export const eachAnnouncementHasItsTitle: Invariant = {
  name: 'eachAnnouncementHasItsTitle',
  check: (log) => {
    const granted = new Map<string, string[]>();
    for (const fact of log.facts) {
      if (fact.type === 'TitleGranted' && typeof fact.payload.applicationId === 'string')
        granted.set(fact.payload.applicationId, [...(granted.get(fact.payload.applicationId) ?? []), text(fact, 'titleNo')]);
    }
    const published = log.facts.filter((fact) => fact.type === 'ApplicationAnnounced');
    const known = new Set(published.map((fact) => fact.stream.slice('application/'.length)));
    return [
      ...published
        .filter((fact) => granted.get(fact.stream.slice('application/'.length))?.join() !== text(fact, 'titleNo'))
        .map((fact) => ({
          stream: fact.stream,
          detail: `announced as ${text(fact, 'titleNo')}, granted: ${granted.get(fact.stream.slice('application/'.length))?.join() ?? 'none'}`,
        })),
      ...[...granted.keys()]
        .filter((id) => log.streams.has(`application/${id}`) && !known.has(id))
        .map((id) => ({ stream: `application/${id}`, detail: 'a title was granted without an announcement' })),
    ];
  },
};
