import { textOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** Deck, P1: 从制造业企业衍生出的服务平台. */
export const derivedPlatformNamesItsParent: FormRule = {
  id: 'derivedPlatformNamesItsParent',
  code: 'FIELD_MISSING',
  check: ({ form }) =>
    form['origin'] === 'DERIVED' && textOf(form['parent_manufacturer']) === '' ? [blocks('parent_manufacturer', { field: 'parent_manufacturer' })] : [],
};
