import { countZi } from '../../text/zi.js';
import { asObject, textOf, valueIn } from '../form-values.js';
import { blocks, found, type FormRule } from './rule.js';

/** Deck, 参考提纲（重要考核点）: every chapter is written, and of no other name; a very short one wants a reason [design]. */
export const statementHasItsChapters: FormRule = {
  id: 'statementHasItsChapters',
  code: 'CHAPTER_MISSING',
  check({ category, form, programme }) {
    const statement = asObject(form['statement']);
    if (statement === null) return [];
    const { chapters } = programme.statements[category];
    const { value: minimum, severity } = programme.thresholds.chapterMinimumZi;
    const strange = Object.keys(statement)
      .filter((id) => !chapters.some((chapter) => chapter.id === id))
      .map((id) => blocks(`statement.${id}`, { chapter: id }));
    const written = chapters.flatMap(({ id, title }) => {
      const count = countZi(textOf(valueIn(statement, id)));
      if (count === 0) return [blocks(`statement.${id}`, { chapter: title })];
      return count < minimum ? [found(severity, `statement.${id}`, { chapter: title, count, minimum })] : [];
    });
    return [...strange, ...written];
  },
};
