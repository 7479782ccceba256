import type { Decision } from '../../kernel/types.js';
import type { Category } from '../../programmes/programme.js';
import type { DeskCommand } from '../commands.js';
import type { DeskFact } from '../facts.js';
import type { OpenedDesk } from '../state.js';
import { CATEGORIES } from '../../programmes/programme.js';

export type CommandOf<T extends DeskCommand['type']> = Extract<DeskCommand, { type: T }>;
export type DeskDecision = Decision<DeskFact>;
export interface RankedApplication {
  applicationId: string;
  category: Category;
  rank: number;
}

/** The list as it is sealed and mailed: by category, ranks from 1 without a gap. */
export const rankedApplications = (state: OpenedDesk): RankedApplication[] =>
  CATEGORIES.flatMap((category) => state.ranked[category].map((applicationId, index) => ({ applicationId, category, rank: index + 1 })));

export const rankedApplication = (state: OpenedDesk, applicationId: string): RankedApplication | undefined =>
  rankedApplications(state).find((each) => each.applicationId === applicationId);

/** Listed by facts of the first version, which did not name the subject. */
export const unnamedOnList = (state: OpenedDesk): string[] =>
  rankedApplications(state).flatMap(({ applicationId }) => (state.subjects[applicationId] === undefined ? [applicationId] : []));
