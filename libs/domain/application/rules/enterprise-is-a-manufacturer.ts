import { blocks, type FormRule } from './rule.js';

/** Deck, E6: 申报主体应为制造业企业. */
export const enterpriseIsAManufacturer: FormRule = {
  id: 'enterpriseIsAManufacturer',
  code: 'NOT_A_MANUFACTURER',
  check: ({ category, form }) => (category === 'enterprise' && form['is_manufacturer'] === false ? [blocks('is_manufacturer')] : []),
};
