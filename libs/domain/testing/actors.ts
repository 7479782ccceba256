import type { Actor } from '../kernel/types.js';

/** One actor per role, with fixed ids; a second of a kind where two must be told apart. */
export const applicant: Actor = { id: 'applicant-1', role: 'applicant', organisation: 'org-1' };
export const otherApplicant: Actor = { id: 'applicant-2', role: 'applicant', organisation: 'org-2' };
export const province: Actor = { id: 'province-32', role: 'province', authority: '32' };
export const otherProvince: Actor = { id: 'province-33', role: 'province', authority: '33' };
export const ministry: Actor = { id: 'ministry-1', role: 'ministry' };
export const supportUnit: Actor = { id: 'support-1', role: 'supportUnit' };
export const publicPerson: Actor = { id: 'public', role: 'public' };
export const system: Actor = { id: 'system', role: 'system' };
export const expert = (number: number): Actor => ({ id: `expert-${number}`, role: 'expert' });
export const EXPERTS: readonly string[] = [1, 2, 3, 4, 5].map((number) => expert(number).id);
