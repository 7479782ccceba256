import { blocks, type FormRule } from './rule.js';

const CLASSES: { readonly [category: string]: string } = { cityComprehensive: 'COMPREHENSIVE', cityDesign: 'DESIGN' };

/** Deck: 申报主体根据实际匹配情况选择; exactly one, and the one whose form this is. */
export const cityClassIsTheOneAppliedFor: FormRule = {
  id: 'cityClassIsTheOneAppliedFor',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    const expected = CLASSES[category];
    const given = form['city_class'];
    return expected === undefined || given === undefined || given === null || given === expected ? [] : [blocks('city_class', { expected })];
  },
};
