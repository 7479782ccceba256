import { z } from 'zod';
import type { Category, EvaluationKind } from '#libs/domain/programmes/programme';
import type { Role } from '#libs/domain/kernel/types';

/** Bounds of a text at the edge; rules about its length (50–2000 字 …) are the domain's. */
export const text = (maximum = 4000) => z.string().max(maximum);
export const requiredText = (maximum = 4000) => z.string().trim().min(1).max(maximum);

/** Ids of people's making: they need no escaping in addresses or process ids. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);

/** Years that PostgreSQL and JavaScript spell alike, and that a date of this programme can have. */
const inOurTimes = (value: string): boolean => /^(19|20|21)\d\d-/.test(value);

/** Any ISO instant with offset; what goes on is UTC text with milliseconds, the one spelling of the log. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(inOurTimes)
  .transform((value) => new Date(value).toISOString());

/** An instant in an answer: always `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const instantOut = z.string();

/** A calendar day in Asia/Shanghai. */
export const day = z.iso.date().refine(inOurTimes);

export const count = z.int().min(0);

export const category = z.enum([
  'enterprise',
  'platformShared',
  'platformOther',
  'project',
  'cityComprehensive',
  'cityDesign',
] as const satisfies readonly Category[]);
export const evaluationKind = z.enum(['enterprise', 'platformShared', 'platformOther', 'cityOther', 'cityDesign'] as const satisfies readonly EvaluationKind[]);
export const role = z.enum(['applicant', 'province', 'ministry', 'supportUnit', 'expert', 'auditor', 'operator'] as const satisfies readonly Role[]);

/** SHA-256 in lower-case hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The same words in both languages; the console picks. */
export const bothLanguages = z.object({ zh: z.string(), en: z.string() });
