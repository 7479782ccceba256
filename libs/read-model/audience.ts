import type { EvaluationStage, EvaluationStatus } from '#libs/domain/evaluation/state';
import type { Actor, Refusal } from '#libs/domain/kernel/types';

/** Statuses whose outcome an applicant learns only from the list itself: until then the case reads 评审中 (console plan §2). */
const UNDER_REVIEW = [
  'received',
  'formalPassed',
  'formalFailed',
  'expertReviewing',
  'expertPassed',
  'expertFailed',
  'siteVisited',
  'siteVisitWaived',
  'suggested',
  'notSelected',
  'consulting',
];

/** What a case under review is called to its applicant; also how a published "no" is told from one not yet public. */
const SHOWN_AS = { status: 'received', stage: 'ministryReview' };

/** Only an applicant is kept waiting; `listIsPublic` = the season's first publicity has begun. */
export const isMasked = (actor: Actor, status: string, listIsPublic: boolean): boolean =>
  actor.role === 'applicant' && !listIsPublic && UNDER_REVIEW.includes(status);

export function shownStatus(actor: Actor, { status, stage }: { status: string; stage: string }, listIsPublic: boolean): { status: string; stage: string } {
  return isMasked(actor, status, listIsPublic) ? SHOWN_AS : { status, stage };
}

/** The same in SQL, so that a filter or an order tells no more than the row does. Needs `r` and `season_row s`. */
export function shownColumn(actor: Actor, column: 'status' | 'stage'): string {
  if (actor.role !== 'applicant') return `r.${column}`;
  return `case when s.publicity_ends_at is null and r.status in (${UNDER_REVIEW.map((status) => `'${status}'`).join(', ')}) then '${SHOWN_AS[column]}' else r.${column} end`;
}

/**
 * What province and site check found in an evaluation is for the ministry, which has not concluded yet: to the subject the
 * case reads as it did before. Its own outcome it learns at once, since the time to explain begins with it.
 */
const EVALUATION_SHOWN_AS: Partial<Record<EvaluationStatus, { status: EvaluationStatus; stage: EvaluationStage }>> = {
  provincePassed: { status: 'provinceReviewing', stage: 'provinceReview' },
  provinceFlagged: { status: 'provinceReviewing', stage: 'provinceReview' },
  siteChecked: { status: 'siteCheckPending', stage: 'ministryReview' },
};

export function shownEvaluation(actor: Actor, status: EvaluationStatus, stage: string): { status: EvaluationStatus; stage: string } {
  return (actor.role === 'applicant' && EVALUATION_SHOWN_AS[status]) || { status, stage };
}

/** The same in SQL. Needs `r`. */
export function shownEvaluationColumn(actor: Actor, column: 'status' | 'stage'): string {
  if (actor.role !== 'applicant') return `r.${column}`;
  const cases = Object.entries(EVALUATION_SHOWN_AS).map(([status, shown]) => `when '${status}' then '${shown[column]}'`);
  return `case r.status ${cases.join(' ')} else r.${column} end`;
}

/** Ranks are the province's and the centre's; scores the centre's alone. */
export const seesRank = (actor: Actor): boolean => ['province', 'ministry', 'supportUnit', 'auditor'].includes(actor.role);

/** The state that a refusal names may be one that its reader is not told of yet. */
export function refusalFor(reader: Actor, refusal: Refusal): Refusal {
  if (reader.role !== 'applicant' || refusal.params?.status === undefined) return refusal;
  const { status: _, ...params } = refusal.params;
  return { ...refusal, params };
}
