import { blocks, warns, type FormRule } from './rule.js';

/** Deck, P4: 具备在线服务、线上线下联动等功能. Neither blocks, one of the two wants a reason [design severity]. */
export const otherPlatformServesOnline: FormRule = {
  id: 'otherPlatformServesOnline',
  code: 'FIELD_INVALID',
  check({ category, form }) {
    if (category !== 'platformOther') return [];
    const lacking = ['online_service', 'online_offline_link'].filter((field) => form[field] === false);
    return lacking.length === 2 ? [blocks('online_service')] : lacking.map((field) => warns(field));
  },
};
