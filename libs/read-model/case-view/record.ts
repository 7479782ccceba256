import type { FactView } from '#libs/contracts/http/case-view';
import type { Actor, Cause } from '#libs/domain/kernel/types';
import { kindOf } from '#libs/domain/kernel/streams';
import { iso } from '../ask.js';
import { actorName } from '../words/actors.js';
import { factText } from '../words/facts.js';
import { because } from './because.js';

export interface EventRow {
  position: string;
  stream: string;
  version: number;
  type: string;
  payload: { [name: string]: unknown };
  actor: Actor;
  cause: Cause;
  occurred_at: Date;
  recorded_at: Date;
  hash: string;
}

export const EVENT_COLUMNS = `e.position::text as position, e.stream, e.version, e.type, e.payload, e.actor, e.cause, e.occurred_at, e.recorded_at, encode(e.hash, 'hex') as hash`;

/** Facts that only the centre reads: who the experts are, what each found. The outcome reaches others with the list. */
const CENTRE_ONLY = [
  'ExpertsAssigned',
  'ExpertRecused',
  'ScoreSubmitted',
  'ExpertReviewPassed',
  'ExpertReviewFailed',
  'TipReceived',
  'FormalCheckFailed',
  'ApplicationSuggested',
  'ApplicationNotSelected',
];
/** Of the province and the centre: where on its list a case stands. */
const NOT_FOR_APPLICANTS = [
  'ApplicationRecommended',
  'RecommendationTakenBack',
  'ConsultationStarted',
  'ConsultationOpened',
  'ConsultationClosed',
  'FormalCheckPassed',
  'SiteVisitReported',
  'SiteVisitWaived',
  'EvaluationReviewPassed',
  'EvaluationFlagged',
  'SiteCheckReported',
];
/** Commitments say nothing to a reader; the values behind them are kept elsewhere. */
const NEVER_SHOWN = ['nameCommitment', 'contactCommitment', 'settleSeconds', 'spreadSeconds'];

export function seesFact(reader: Actor, fact: Pick<EventRow, 'type' | 'payload'>): boolean {
  if (['ministry', 'supportUnit', 'auditor'].includes(reader.role)) return true;
  if (reader.role === 'expert')
    return fact.type === 'ScoreSubmitted' || fact.type === 'ExpertRecused' ? fact.payload.expert === reader.id : !CENTRE_ONLY.includes(fact.type);
  if (CENTRE_ONLY.includes(fact.type)) return false;
  return !(reader.role === 'applicant' && NOT_FOR_APPLICANTS.includes(fact.type));
}

/** What of a fact's own fields this reader sees: a rank is not the applicant's to know. */
function detailsFor(reader: Actor, fact: EventRow): { [name: string]: unknown } {
  const hidden = reader.role === 'applicant' || reader.role === 'expert' ? [...NEVER_SHOWN, 'rank', 'reviewer', 'by'] : NEVER_SHOWN;
  return Object.fromEntries(Object.entries(fact.payload).filter(([name]) => !hidden.includes(name)));
}

export function factView(reader: Actor, fact: EventRow): FactView {
  const byTimer = fact.cause.kind === 'timer';
  // Other people's account names are the centre's and the auditor's to know.
  const mayName = ['ministry', 'supportUnit', 'auditor'].includes(reader.role) || fact.actor.id === reader.id;
  return {
    stream: fact.stream,
    version: fact.version,
    type: fact.type,
    at: iso(fact.occurred_at),
    recordedAt: iso(fact.recorded_at),
    actor: { id: mayName ? fact.actor.id : fact.actor.role, role: fact.actor.role, name: actorName(fact.actor, byTimer) },
    what: factText(fact.type),
    because: because(kindOf(fact.stream), fact),
    cause: { kind: fact.cause.kind, ...(fact.cause.of !== undefined && mayName && { of: fact.cause.of }) },
    details: detailsFor(reader, fact),
    hash: fact.hash,
  };
}

/** 办理记录 of one reader. */
export const recordFor = (reader: Actor, facts: readonly EventRow[]): FactView[] =>
  facts.filter((fact) => seesFact(reader, fact)).map((fact) => factView(reader, fact));
