import { textOf, textsOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

export const otherModeIsDescribed: FormRule = {
  id: 'otherModeIsDescribed',
  code: 'MODE_TEXT_MISSING',
  check: ({ form }) => (textsOf(form['modes']).includes('其他创新模式') && textOf(form['mode_other_text']) === '' ? [blocks('mode_other_text')] : []),
};
