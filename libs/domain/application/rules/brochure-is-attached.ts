import { isFilledList } from '../form-values.js';
import { informs, type FormRule } from './rule.js';

/** Deck: 还可上传企业宣传册. */
export const brochureIsAttached: FormRule = {
  id: 'brochureIsAttached',
  code: 'FIELD_MISSING',
  check: ({ form }) => (isFilledList(form['brochure_files']) ? [] : [informs('brochure_files')]),
};
