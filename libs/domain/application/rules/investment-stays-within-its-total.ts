import { compareDecimals, parseDecimal } from '../../text/decimal.js';
import { warns, type FormRule } from './rule.js';

export const investmentStaysWithinItsTotal: FormRule = {
  id: 'investmentStaysWithinItsTotal',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    const [invested, total] = [parseDecimal(form['invested']), parseDecimal(form['total_investment'])];
    return category === 'project' && invested && total && compareDecimals(invested, total) > 0 ? [warns('invested')] : [];
  },
};
