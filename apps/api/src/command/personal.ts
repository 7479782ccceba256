import { randomBytes } from 'node:crypto';
import { errorText } from '#libs/contracts/error-codes';
import type { FindingView } from '#libs/contracts/http/case-view';
import type { StreamId } from '#libs/domain/kernel/types';
import type { PersonalValue } from '#libs/engine/command-envelope';
import { commitmentOf } from '#libs/engine/personal-values';

/** Fields of forms that name a person. They are kept beside the log, where they can be erased. */
export const PERSONAL_FIELDS = ['contact_name', 'contact_mobile', 'contact_email', 'legal_representative'] as const;

/** One value → its salted commitment, and the row that keeps the value. Nothing given stays nothing: '' is no person. */
export function commit(subject: StreamId, field: string, value: string): { commitment: string; kept: PersonalValue[] } {
  if (value.trim() === '') return { commitment: '', kept: [] };
  const salt = randomBytes(32);
  return { commitment: commitmentOf(salt, field, value), kept: [{ subject, field, value, salt }] };
}

/** A form with its personal values replaced; what goes into hash and fact. */
export function withoutPersonal(subject: StreamId, form: { [field: string]: unknown }): { form: { [field: string]: unknown }; kept: PersonalValue[] } {
  const clean = { ...form };
  const kept: PersonalValue[] = [];
  for (const field of PERSONAL_FIELDS) {
    const value = form[field];
    if (typeof value !== 'string') continue;
    const made = commit(subject, field, value);
    clean[field] = made.commitment;
    kept.push(...made.kept);
  }
  return { form: clean, kept };
}

const SHAPES: Record<string, RegExp> = { contact_mobile: /^1\d{10}$/, contact_email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ };

/** Of a commitment nobody can tell whether it was a mobile number, so the shape is looked at here, before it is made. */
export function personalFindings(form: { [field: string]: unknown }): FindingView[] {
  return Object.entries(SHAPES)
    .filter(([field, shape]) => typeof form[field] === 'string' && form[field] !== '' && !shape.test(form[field]))
    .map(([field]) => ({ rule: 'personalValueHasItsShape', field, severity: 'B', text: errorText('FIELD_INVALID', { field }) }));
}
