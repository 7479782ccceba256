import type { FormRule } from './rule.js';

/** In the order in which a person reads the form: the first block is the one a refusal names. */
export const FORM_RULES: readonly FormRule[] = [];
