import { textOf } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

/** GB/T 4754: manufacturing is 13–43 [design]. */
export const industryIsManufacturing: FormRule = {
  id: 'industryIsManufacturing',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    if (category !== 'enterprise') return [];
    const code = textOf(form['industry_code']).replace(/^[A-Z]/, '');
    const division = Number(code.slice(0, 2));
    return code === '' || (division >= 13 && division <= 43) ? [] : [warns('industry_code', { code })];
  },
};
