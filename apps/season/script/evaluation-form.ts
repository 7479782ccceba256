import { FORM_SECTIONS, type Section } from '#libs/domain/evaluation/rules/form-sections';
import type { EvaluationKind, Programme } from '#libs/domain/programmes/programme';
import type { TitleCategory } from '#libs/domain/title/facts';
import type { PlannedTitle } from './plan.js';
import type { Form } from './theatre.js';

/** What the province sent back is different in the corrected one. */
export type Version = 'first' | 'corrected';

/** City titles of batch 2 and 综合类 file as cityOther (AMB-12); undivided platforms as the platform's other. */
const KINDS: Record<Exclude<TitleCategory, 'project'>, EvaluationKind> = {
  enterprise: 'enterprise',
  platformShared: 'platformShared',
  platformOther: 'platformOther',
  platformUndivided: 'platformOther',
  cityComprehensive: 'cityOther',
  cityUndivided: 'cityOther',
  cityDesign: 'cityDesign',
};

/** A complete 评估评价表: every section the rules ask for, filled with invented words and steadily growing figures. */
export function evaluationForm(programme: Programme, title: PlannedTitle, version: Version = 'first'): Form {
  if (title.category === 'project') throw new Error(`title ${title.titleNo} is a project and files nothing`);
  const head = { existence_status: 'existing', no_major_event: true, truth_commitment: true };
  return Object.fromEntries([
    ...Object.entries(head),
    ...FORM_SECTIONS[KINDS[title.category]].map((section) => [section.field, contentOf(section, programme, title, version)] as const),
  ]);
}

function contentOf(section: Section, programme: Programme, title: PlannedTitle, version: Version): unknown {
  switch (section.shape) {
    case 'text':
      return version === 'corrected' && section.field === 'digital_system'
        ? '已建成覆盖全流程的数字化系统，并补充说明材料。'
        : `样例：${section.title}持续推进，成效明显。`;
    case 'texts':
      return Object.fromEntries(section.keys.map((key) => [key, `样例：${section.title}有所提升。`]));
    case 'rows':
      return [Object.fromEntries(section.keys.map((key) => [key, key === 'done' ? 'done' : `样例：${section.title}`]))];
    case 'annual':
      return Object.fromEntries(
        programme.evaluationYears.map((year, index) => [String(year), Object.fromEntries(section.keys.map((key) => [key, figure(key, title, index)]))]),
      );
    default:
      return section satisfies never;
  }
}

/** Service income is 32 to 44 % of the operating income and its share grows, so no warning needs a reason. */
function figure(key: string, title: PlannedTitle, year: number): string {
  const operating = (title.merit * 1000 + 10_000) * (1 + year / 10);
  return (key === 'service_revenue' ? operating * (0.32 + year * 0.04) : key === 'operating_revenue' ? operating : title.merit + year).toFixed(2);
}
