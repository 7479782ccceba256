import type { CaseView } from '#libs/contracts/http/case-view';
import type { EventRow } from './record.js';

/** 退回: each with what had to be corrected and by when, from the facts that said so. */
export function returnsOf(facts: readonly EventRow[], type: 'ApplicationReturned' | 'EvaluationReturned'): CaseView['returns'] {
  return facts
    .filter((fact) => fact.type === type)
    .map((fact) => fact.payload as unknown as CaseView['returns'][number])
    .map(({ reasons, correctBy }) => ({ reasons, correctBy }));
}
