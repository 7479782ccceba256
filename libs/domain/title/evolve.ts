import type { FactMeta } from '../kernel/types.js';
import type { TitleFact } from './facts.js';
import type { TitleCore, TitleState } from './state.js';

export function evolve(state: TitleState, fact: TitleFact, meta: FactMeta): TitleState {
  if (fact.type === 'TitleGranted') {
    const { type: _, ...granted } = fact;
    return { status: 'active', ...granted, banUntil: null, mergedInto: null };
  }
  if (state.status === 'none') throw new Error(`${meta.stream}@${meta.version}: ${fact.type} before TitleGranted`);
  return evolveGranted(state, fact);
}

function evolveGranted(state: TitleCore & { status: 'active' | 'merged' | 'revoked' }, fact: Exclude<TitleFact, { type: 'TitleGranted' }>): TitleState {
  switch (fact.type) {
    case 'TitleRenamed':
      return { ...state, unitName: fact.unitName };
    case 'TitleMerged':
      return { ...state, status: 'merged', mergedInto: fact.into };
    case 'TitleRevoked':
      return { ...state, status: 'revoked', banUntil: fact.banUntil };
    default:
      return unknownFact(fact);
  }
}

function unknownFact(fact: never): never {
  throw new Error(`unknown fact ${(fact as { type: string }).type}`);
}
