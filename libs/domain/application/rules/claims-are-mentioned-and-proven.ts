import { isFilledList, rowsOf, textOf } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** Deck: 如有，请在文字说明材料中提及相关内容并提供佐证材料 (AMB-19). */
export const claimsAreMentionedAndProven: FormRule = {
  id: 'claimsAreMentionedAndProven',
  code: 'FIELD_MISSING',
  check({ category, form, programme }) {
    const chapters = programme.statements[category].chapters.map((chapter) => chapter.id);
    return rowsOf(form['conditional_claims']).flatMap((claim, index) => {
      if (claim['has_it'] !== true) return [];
      const field = `conditional_claims[${index}]`;
      if (!chapters.includes(textOf(claim['mentioned_in_chapter']))) return [blocks(`${field}.mentioned_in_chapter`, { field })];
      return isFilledList(claim['evidence']) ? [] : [blocks(`${field}.evidence`, { field })];
    });
  },
};
