import { isDay } from '../../kernel/instants.js';
import { blocks, type FormRule } from './rule.js';

export const establishedBeforeApplying: FormRule = {
  id: 'establishedBeforeApplying',
  code: 'FIELD_INVALID',
  check: ({ form, applicationDate }) =>
    isDay(form['established_on']) && form['established_on'] > applicationDate ? [blocks('established_on', { latest: applicationDate })] : [],
};
