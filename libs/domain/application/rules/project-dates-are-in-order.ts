import { isDay } from '../../kernel/instants.js';
import { blocks, type FormRule } from './rule.js';

export const projectDatesAreInOrder: FormRule = {
  id: 'projectDatesAreInOrder',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    const { start_on: start, operation_on: operation } = form;
    return category === 'project' && isDay(start) && isDay(operation) && operation < start ? [blocks('operation_on', { earliest: start })] : [];
  },
};
