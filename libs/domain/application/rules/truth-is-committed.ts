import { blocks, type FormRule } from './rule.js';

/** Deck: 申报主体须对所填报相关内容的真实性负责. */
export const truthIsCommitted: FormRule = {
  id: 'truthIsCommitted',
  code: 'COMMITMENT_MISSING',
  check: ({ form }) => (form['truth_commitment'] === true ? [] : [blocks('truth_commitment')]),
};
