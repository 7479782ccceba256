import type { z } from 'zod';
import type { BodyReason } from '#libs/contracts/body-reasons';
import type { ErrorParams } from '#libs/contracts/error-codes';

export interface Issue {
  field: string;
  params: ErrorParams & { reason: BodyReason };
}

/** What is wrong with what was sent: the first field, and why in a form that has words (libs/contracts/body-reasons). */
export function firstIssue(error: z.ZodError, sent: unknown): Issue {
  const issue = error.issues[0];
  if (!issue) return { field: '', params: { reason: 'not_allowed' } };
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const path = [...issue.path, ...(unknown === undefined ? [] : [unknown])];
  const missing = unknown === undefined && path.length > 0 && valueAt(sent, path) === undefined;
  return { field: path.map(String).join('.'), params: missing ? { reason: 'missing' } : reasonOf(issue) };
}

function reasonOf(issue: z.core.$ZodIssue): Issue['params'] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { reason: 'unrecognized_keys' };
    case 'invalid_type':
      return { reason: 'invalid_type', expected: issue.expected };
    case 'invalid_value':
      return { reason: 'invalid_value', values: issue.values.map(String).join(', ') };
    case 'invalid_format':
      return { reason: issue.format === 'datetime' ? 'not_an_instant' : issue.format === 'date' ? 'not_a_date' : 'invalid_format' };
    case 'too_small':
      return { reason: TOO_SMALL[issue.origin] ?? 'number_too_small', limit: Number(issue.minimum) };
    case 'too_big':
      return { reason: TOO_BIG[issue.origin] ?? 'number_too_large', limit: Number(issue.maximum) };
    default:
      return { reason: 'not_allowed' };
  }
}

const TOO_SMALL: Record<string, BodyReason> = { string: 'text_too_short', array: 'too_few' };
const TOO_BIG: Record<string, BodyReason> = { string: 'text_too_long', array: 'too_many' };

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
