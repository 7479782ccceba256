import { textOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** Deck, P4: 在服务体系建设、服务能力提升、服务模式等方面有所创新: at least one of the three is described. */
export const otherPlatformHasInnovated: FormRule = {
  id: 'otherPlatformHasInnovated',
  code: 'FIELD_MISSING',
  check({ category, form }) {
    if (category !== 'platformOther') return [];
    const described = ['innov_system', 'innov_capability', 'innov_mode'].some((field) => textOf(form[field]) !== '');
    return described ? [] : [blocks('innov_system', { field: 'innov_system' })];
  },
};
