import { found, warns, type FormRule } from './rule.js';

const FUNCTIONS = ['func_publish', 'func_match', 'func_production', 'func_payment', 'func_credit'];

/** Deck, P4: 在线发布、订单匹配、生产管理、支付保障、信用评价. Each one lacking wants a reason; too few do not make the class [design]. */
export const sharedPlatformOffersItsFunctions: FormRule = {
  id: 'sharedPlatformOffersItsFunctions',
  code: 'FIELD_INVALID',
  check({ category, form, programme }) {
    if (category !== 'platformShared') return [];
    const lacking = FUNCTIONS.filter((field) => form[field] === false);
    const { value: minimum, severity } = programme.thresholds.sharedFunctionsMinimum;
    const offered = FUNCTIONS.length - lacking.length;
    if (offered < minimum) return [found(severity, lacking[0] ?? 'func_publish', { offered, minimum })];
    return lacking.map((field) => warns(field, { offered, minimum }));
  },
};
