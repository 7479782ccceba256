import type { FieldKind, FormField, FormLeaf, FormSection, FormSettings } from './definition.js';

type Label = string | [zh: string, en: string];
type More = Partial<Omit<FormField, 'id' | 'kind' | 'label' | 'hint'>> & { hint?: Label };

const both = (label: Label): { zh: string; en: string } => (typeof label === 'string' ? { zh: label, en: label } : { zh: label[0], en: label[1] });

/** Required unless said otherwise. */
export function field(id: string, kind: FieldKind, label: Label, more: More = {}): FormField {
  const { hint, ...rest } = more;
  return { id, kind, label: both(label), required: true, source: '[design]', ...(hint && { hint: both(hint) }), ...rest };
}

export function part(
  id: string,
  kind: FieldKind,
  label: Label,
  more: Partial<Omit<FormLeaf, 'id' | 'kind' | 'label' | 'hint'>> & { hint?: Label } = {},
): FormLeaf {
  const { hint, ...rest } = more;
  return { id, kind, label: both(label), required: true, ...(hint && { hint: both(hint) }), ...rest };
}

export const section = (id: string, title: Label, fields: FormField[]): FormSection => ({ id, title: both(title), fields });

/** Values are stored as the rules of the programme spell them, most of them in Chinese. */
export const options = (...rows: [value: string, zh: string, en: string][]): { value: string; label: { zh: string; en: string } }[] =>
  rows.map(([value, zh, en]) => ({ value, label: { zh, en } }));
export const chinese = (...rows: [zh: string, en: string][]): { value: string; label: { zh: string; en: string } }[] =>
  rows.map(([zh, en]) => ({ value: zh, label: { zh, en } }));

/** A list whose values are their own Chinese words, as the modes of a programme are. */
export const wordOptions = (words: readonly string[]): { value: string; label: { zh: string; en: string } }[] =>
  words.map((word) => ({ value: word, label: { zh: word, en: word } }));

export const threeYears = (settings: FormSettings): number[] => [settings.dataYear - 2, settings.dataYear - 1, settings.dataYear];
