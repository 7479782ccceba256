import { rowsOf, textOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

const LEVELS = ['国标', '行标', '团标'];

/** Deck: 对于已发布或立项的国标/行标/团标，需列出标准号/计划号，以及具体的标准名称. */
export const standardsCarryTheirNumbers: FormRule = {
  id: 'standardsCarryTheirNumbers',
  code: 'STANDARD_NUMBER_MISSING',
  check({ form }) {
    return rowsOf(form['standards']).flatMap((standard, index) => {
      if (textOf(standard['title']) === '') return [blocks(`standards[${index}].title`)];
      if (!LEVELS.includes(textOf(standard['level']))) return [];
      const status = textOf(standard['status']);
      if (status === '已发布' && textOf(standard['standard_no']) === '') return [blocks(`standards[${index}].standard_no`)];
      return status === '立项' && textOf(standard['plan_no']) === '' ? [blocks(`standards[${index}].plan_no`)] : [];
    });
  },
};
