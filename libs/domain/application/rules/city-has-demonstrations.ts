import { integerOf } from '../form-values.js';
import { warns, type FormRule } from './rule.js';

/** Deck, C3: 应拥有一批我部遴选的示范企业、平台、项目 (综合类) or 国家级工业设计中心 (工业设计特色类). No number is given: none at all wants a reason. */
export const cityHasDemonstrations: FormRule = {
  id: 'cityHasDemonstrations',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    const counted =
      category === 'cityComprehensive' ? ['demo_enterprises', 'demo_platforms', 'demo_projects'] : category === 'cityDesign' ? ['national_design_centers'] : [];
    const [first] = counted;
    return first !== undefined && counted.every((field) => integerOf(form[field]) === 0) ? [warns(first)] : [];
  },
};
