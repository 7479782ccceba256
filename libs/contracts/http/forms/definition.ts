import { z } from 'zod';
import { bothLanguages } from '../primitives.js';

/**
 * A form as data: what the console draws, what a case page reads back, what print and import will use. Values are
 * stored as domain §3 spells them: money and ratios as decimal text, days as `YYYY-MM-DD`, tables of years as
 * `{ "2021": { measure: value } }`, groups of texts as `{ key: text }`, lists as arrays of objects.
 */
export const FIELD_KINDS = ['text', 'longText', 'wan', 'percent', 'int', 'date', 'enum', 'multi', 'bool', 'lines', 'rows', 'years', 'texts'] as const;

const option = z.object({ value: z.string(), label: bothLanguages });
const leaf = z.object({
  id: z.string(),
  kind: z.enum(FIELD_KINDS),
  label: bothLanguages,
  hint: bothLanguages.optional(),
  unit: z.string().optional(),
  required: z.boolean(),
  options: z.array(option).optional(),
  /** 字 (AMB-21) of long texts, characters of short ones. */
  max: z.number().optional(),
  /** Percent of one measure in another, shown and never stored. */
  ratio: z.object({ of: z.string(), in: z.string() }).optional(),
  /** Stored as it is in every row and not asked for. */
  fixed: z.boolean().optional(),
});
export const formField = leaf.extend({
  /** Columns of `rows`, measures of `years`, keys of `texts`. */
  parts: z.array(leaf).optional(),
  years: z.array(z.number()).optional(),
  /** Of all parts of `texts` together. */
  limitZi: z.number().optional(),
  /** Shown only while another field holds one of these. */
  when: z.object({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])) }).optional(),
  /** Slide of the deck, AMB-n, or [design]. */
  source: z.string(),
});
export const formSection = z.object({ id: z.string(), title: bothLanguages, fields: z.array(formField) });
export const formDefinition = z.object({ formId: z.string(), title: bothLanguages, sections: z.array(formSection) });

export type FormLeaf = z.infer<typeof leaf>;
export type FormField = z.infer<typeof formField>;
export type FormSection = z.infer<typeof formSection>;
export type FormDefinition = z.infer<typeof formDefinition>;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** What a definition takes from the programme, so that the next batch changes the form without a release. */
export interface FormSettings {
  dataYear: number;
  evaluationYears: number[];
  accidentWindowFrom: string;
  modes: { enterprise: string[]; platformOther: string[]; platformShared: string[]; project: string[] };
  statements: Record<string, { limitZi: number; chapters: { id: string; title: string }[] }>;
}
