import { integerOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** Deck: 各项累计专利数量. */
export const patentsAddUp: FormRule = {
  id: 'patentsAddUp',
  code: 'PATENTS_DO_NOT_ADD_UP',
  check({ form }) {
    const [total, invention, utility, design] = ['patents_total', 'patents_invention', 'patents_utility', 'patents_design'].map((field) =>
      integerOf(form[field]),
    );
    if (total == null || invention == null || utility == null || design == null) return [];
    const sum = invention + utility + design;
    return sum === total ? [] : [blocks('patents_total', { total, sum })];
  },
};
