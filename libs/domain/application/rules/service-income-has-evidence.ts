import { isFilledList } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

/** Deck: 服务收入的说明解释材料或佐证材料，可在文字说明或佐证材料中阐述并上传: the text is required, a file in want of a reason. */
export const serviceIncomeHasEvidence: FormRule = {
  id: 'serviceIncomeHasEvidence',
  code: 'FIELD_MISSING',
  check: ({ category, form }) => (category === 'enterprise' && !isFilledList(form['service_revenue_files']) ? [warns('service_revenue_files')] : []),
};
