import { blocks, type FormRule } from './rule.js';

const CLASSES: { readonly [category: string]: string } = { platformShared: 'SHARED', platformOther: 'OTHER' };

/** Deck: 示范平台分为共享制造类和其他类，申报主体只能二选一; the form's class is the one applied for. */
export const platformClassIsExactlyOne: FormRule = {
  id: 'platformClassIsExactlyOne',
  code: 'PLATFORM_CLASS_NOT_ONE',
  check({ category, form }) {
    const expected = CLASSES[category];
    const given = form['platform_class'];
    return expected === undefined || given === undefined || given === null || given === expected ? [] : [blocks('platform_class', { expected })];
  },
};
