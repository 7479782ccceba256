import { isUscc } from '../../text/uscc.js';
import { blocks, type FormRule } from './rule.js';

/** GB 32100: a changed character shows in the last one. */
export const usccHasItsCheckDigit: FormRule = {
  id: 'usccHasItsCheckDigit',
  code: 'USCC_INVALID',
  check: ({ form }) => (form['uscc'] !== undefined && form['uscc'] !== null && !isUscc(form['uscc']) ? [blocks('uscc')] : []),
};
