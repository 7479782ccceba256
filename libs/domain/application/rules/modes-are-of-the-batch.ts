import type { Category, Programme } from '../../programmes/programme.js';
import { textOf, textsOf } from '../form-values.js';
import { blocks, type FormRule, type FormSubject } from './rule.js';

/** Deck, 申报模式: one or several of the batch's list; 共享制造 for shared platforms and projects, and for them alone. */
export const modesAreOfTheBatch: FormRule = {
  id: 'modesAreOfTheBatch',
  code: 'MODE_NOT_ALLOWED',
  check(subject) {
    const allowed = allowedModes(subject.category, subject.programme);
    if (allowed === null) return [];
    const field = subject.category === 'project' ? 'mode' : 'modes';
    const chosen = field === 'mode' ? [textOf(subject.form['mode'])].filter((mode) => mode !== '') : textsOf(subject.form['modes']);
    const wrong = chosen.find((mode) => !allowed.includes(mode));
    if (wrong !== undefined) return [blocks(field, { mode: wrong })];
    return primaryIsAmongThem(subject, chosen);
  },
};

function allowedModes(category: Category, { modes }: Programme): string[] | null {
  return category === 'cityComprehensive' || category === 'cityDesign' ? null : modes[category];
}

function primaryIsAmongThem({ category, form }: FormSubject, chosen: string[]) {
  const primary = textOf(form['primary_mode']);
  return category === 'enterprise' && primary !== '' && !chosen.includes(primary) ? [blocks('primary_mode', { mode: primary })] : [];
}
