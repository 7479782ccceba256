import { asObject, textOf } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

const FEWEST = 3;

/** Deck, E7: 战略规划、组织保障、技术创新、流程再造、市场拓展、人才培养. Fewer than three described want a reason [design]. */
export const measuresAreDescribed: FormRule = {
  id: 'measuresAreDescribed',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    if (category !== 'enterprise') return [];
    const described = Object.values(asObject(form['transform_measures']) ?? {}).filter((text) => textOf(text) !== '').length;
    return described < FEWEST ? [warns('transform_measures', { described, minimum: FEWEST })] : [];
  },
};
