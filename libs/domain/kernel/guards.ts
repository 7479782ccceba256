import { refuse, type Actor, type Refusal, type Role } from './types.js';

type No = { refusal: Refusal };

/** Guards answer null when all is well, so that a decision reads: first guard that says no, else facts. */
export const firstNo = (...answers: (No | null)[]): No | null => answers.find((answer) => answer !== null) ?? null;

export const mustBe = (actor: Actor, roles: readonly Role[]): No | null =>
  roles.includes(actor.role) ? null : refuse('ROLE_NOT_ALLOWED', { role: actor.role });

/** A written reason, not blanks. */
export const mustSay = (text: string, field: string): No | null => (text.trim() === '' ? refuse('REASON_MISSING', { field }, field) : null);

/** 回避: nobody judges what he filed himself, nor what his own organisation filed (AMB-18). */
export const mustStandApart = (actor: Actor, filed: { submittedBy: string | null; organisation: string }): No | null =>
  filed.submittedBy === actor.id || (actor.organisation !== undefined && filed.organisation === actor.organisation) ? refuse('OWN_PROVINCE_CONFLICT') : null;

export const mustHave = (value: unknown, field: string): No | null =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
    ? refuse('FIELD_MISSING', { field }, field)
    : null;
