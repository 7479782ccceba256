import type { Actor } from '#libs/domain/kernel/types';

export interface Condition {
  sql: string;
  values: unknown[];
}

/**
 * Which rows a list may hold for this reader: exactly those that `can` lets them read one by one. `first` is the number of
 * the next parameter. A role that is not named sees none.
 */
export function visibleApplications(actor: Actor, first: number): Condition {
  switch (actor.role) {
    case 'applicant':
      return actor.organisation ? { sql: `r.organisation = $${first}`, values: [actor.organisation] } : NONE;
    case 'province':
      return actor.authority ? { sql: `r.authority = $${first} and not r.private`, values: [actor.authority] } : NONE;
    case 'expert':
      return { sql: `r.experts @> array[$${first}::text] and not r.private`, values: [actor.id] };
    case 'ministry':
    case 'supportUnit':
    case 'auditor':
      return { sql: 'not r.private', values: [] };
    default:
      return NONE;
  }
}

export function visibleEvaluations(actor: Actor, first: number): Condition {
  switch (actor.role) {
    case 'applicant':
      return actor.organisation ? { sql: `r.organisation = $${first}`, values: [actor.organisation] } : NONE;
    case 'province':
      return actor.authority ? { sql: `r.authority = $${first}`, values: [actor.authority] } : NONE;
    case 'ministry':
    case 'supportUnit':
    case 'auditor':
      return { sql: 'true', values: [] };
    default:
      return NONE;
  }
}

/** Lists over all streams: that an application was begun is its owner's to know until it is filed, and the operator's, who looks after its process. */
export function knownStreams(actor: Actor, column: string): Condition[] {
  return actor.role === 'operator'
    ? []
    : [{ sql: `not exists (select 1 from application_row draft where draft.stream = ${column} and draft.private)`, values: [] }];
}

export const NONE: Condition = { sql: 'false', values: [] };
