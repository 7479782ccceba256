import type { DeskFact } from './desk/facts.js';

type OptionalOf<F> = { [K in keyof F]-?: undefined extends F[K] ? K : never }[keyof F];
type Table = { readonly [T in DeskFact['type']]?: readonly OptionalOf<Extract<DeskFact, { type: T }>>[] };

/**
 * Members that a fact got after logs were written without them: whoever decides an old log again cannot know whether a
 * fact that lacks one should have had it. A member that was optional from the beginning does not belong here: its
 * absence says something.
 */
export const ADDED_LATER: { readonly [factType: string]: readonly string[] } = {
  // 2026-11-25: a subject has one place in a category; before that the list did not tell subjects apart.
  RecommendationAdded: ['subjectCode'],
} satisfies Table;
