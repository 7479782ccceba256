import type { BothLanguages } from '#libs/contracts/http/case-view';

/** What a rule found: what happened, why, what to do. Filled from the rules of libs/domain. */
export const FINDING_TEXTS: Record<string, BothLanguages> = {};
