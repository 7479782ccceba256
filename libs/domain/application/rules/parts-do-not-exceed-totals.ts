import type { Category } from '../../programmes/programme.js';
import { annualOf, integerOf, tableYears, valueIn, type JsonObject } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

type Pair = readonly [part: string, total: string];
const PLATFORM_YEAR: readonly Pair[] = [
  ['active_users', 'registered_users'],
  ['served_manufacturers', 'served_firms'],
];
const YEARLY: { readonly [C in Category]?: readonly Pair[] } = {
  enterprise: [
    ['rd_staff', 'employees'],
    ['service_staff', 'employees'],
  ],
  platformShared: PLATFORM_YEAR,
  platformOther: PLATFORM_YEAR,
  project: [['in_cluster_firms', 'served_firms']],
};
const ONCE: readonly Pair[] = [['tech_staff', 'team_size']];

export const partsDoNotExceedTotals: FormRule = {
  id: 'partsDoNotExceedTotals',
  code: 'FIELD_INVALID',
  check({ category, form, programme }) {
    const yearly = tableYears(programme).flatMap((year) =>
      tooLarge(annualOf(form, year), YEARLY[category] ?? []).map((part) => blocks(`annual.${year}.${part}`, { year })),
    );
    return [...tooLarge(form, ONCE).map((part) => blocks(part)), ...yearly];
  },
};

function tooLarge(values: JsonObject, pairs: readonly Pair[]): string[] {
  return pairs
    .filter(([part, total]) => {
      const [some, all] = [integerOf(valueIn(values, part)), integerOf(valueIn(values, total))];
      return some !== null && all !== null && some > all;
    })
    .map(([part]) => part);
}
