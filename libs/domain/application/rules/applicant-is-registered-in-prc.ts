import { blocks, type FormRule } from './rule.js';

/** Deck, E1: 中华人民共和国境内注册. */
export const applicantIsRegisteredInPrc: FormRule = {
  id: 'applicantIsRegisteredInPrc',
  code: 'NOT_REGISTERED_IN_PRC',
  check: ({ form }) => (form['registered_in_prc'] === false ? [blocks('registered_in_prc')] : []),
};
