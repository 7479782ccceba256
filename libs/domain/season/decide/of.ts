import type { Decision } from '../../kernel/types.js';
import type { SeasonCommand } from '../commands.js';
import type { SeasonFact } from '../facts.js';

export type CommandOf<T extends SeasonCommand['type']> = Extract<SeasonCommand, { type: T }>;
export type SeasonDecision = Decision<SeasonFact>;
