import type { EvaluationCommand } from '../commands.js';
import type { EvaluationState } from '../state.js';

export type Opened = Exclude<EvaluationState, { status: 'none' }>;
export type Command<T extends EvaluationCommand['type']> = Extract<EvaluationCommand, { type: T }>;
