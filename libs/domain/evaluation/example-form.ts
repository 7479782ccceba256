import type { ApplicationForm } from '../application/form.js';
import type { Json } from '../kernel/types.js';
import type { EvaluationKind } from '../programmes/programme.js';
import { FORM_SECTIONS, type Section } from './rules/form-sections.js';

/**
 * A complete 评估评价表 with plainly invented content, made from the same table that checks it: for the sample season,
 * rehearsals and specs. `figure` 1..9 makes one subject's numbers differ from another's.
 */
export function exampleEvaluationForm(kind: EvaluationKind, years: readonly number[], figure = 5): ApplicationForm {
  const sections = FORM_SECTIONS[kind].map((section): [string, Json] => [section.field, exampleOf(section, years, figure)]);
  return { existence_status: 'existing', no_major_event: true, truth_commitment: true, ...Object.fromEntries(sections) };
}

function exampleOf(section: Section, years: readonly number[], figure: number): Json {
  switch (section.shape) {
    case 'text':
      return `（示例）${section.title}：按年度计划推进，成效见佐证材料。`;
    case 'texts':
      return Object.fromEntries(section.keys.map((key) => [key, `（示例）${section.title}：有所提升。`]));
    case 'rows':
      return [Object.fromEntries(section.keys.map((key) => [key, key === 'done' ? 'done' : `（示例）${section.title}`]))];
    case 'annual':
      return Object.fromEntries(years.map((year, index) => [String(year), exampleYear(section.keys, index, figure)]));
  }
}

/** Service income starts at 35 % of operating income and rises, so the example itself draws no warning. */
function exampleYear(keys: readonly string[], index: number, figure: number): Json {
  const base = 1000 * figure + 100 * index;
  return Object.fromEntries(keys.map((key) => [key, key === 'service_revenue' ? `${Math.round(base * (0.35 + 0.01 * index))}.00` : `${base}.00`]));
}
