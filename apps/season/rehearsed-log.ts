import { factHash, firstLink, type HashedFact } from '#libs/event-store/chain';
import type { RehearsedFact } from '#libs/domain/rehearsal/types';
import type { ChainedLine } from './invariants/chain.js';

export const REHEARSAL_ORIGIN = 'rehearsal';

/** Chains rehearsed facts as the store would, so that they can be exported and verified like a real log. */
export function chained(facts: readonly RehearsedFact[]): ChainedLine[] {
  const heads = new Map<string, string>();
  return facts.map((fact) => {
    const prev = heads.get(fact.stream) ?? firstLink(REHEARSAL_ORIGIN, fact.stream).toString('hex');
    const hash = factHash({ ...fact, prev } as HashedFact).toString('hex');
    heads.set(fact.stream, hash);
    return { ...fact, prev, hash };
  });
}
