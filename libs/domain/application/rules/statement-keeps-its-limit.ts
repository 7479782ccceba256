import { countZi } from '../../text/zi.js';
import { asObject, textOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** Deck: 总篇幅5000字以内 (cities 10000), all chapters together, the number included (AMB-4, AMB-21). */
export const statementKeepsItsLimit: FormRule = {
  id: 'statementKeepsItsLimit',
  code: 'STATEMENT_TOO_LONG',
  check({ category, form, programme }) {
    const limit = programme.statements[category].limitZi;
    const count = Object.values(asObject(form['statement']) ?? {}).reduce<number>((sum, chapter) => sum + countZi(textOf(chapter)), 0);
    return count > limit ? [blocks('statement', { count, limit })] : [];
  },
};
