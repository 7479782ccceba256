import type { ApplicationCommand } from '../commands.js';
import type { ApplicationFact } from '../facts.js';
import type { Decision } from '../../kernel/types.js';

export type CommandOf<T extends ApplicationCommand['type']> = Extract<ApplicationCommand, { type: T }>;
export type ApplicationDecision = Decision<ApplicationFact>;
