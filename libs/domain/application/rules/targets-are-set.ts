import type { Category } from '../../programmes/programme.js';
import { parseDecimal } from '../../text/decimal.js';
import { integerOf, rowsOf, textOf, type JsonObject } from '../form-values.js';
import { blocks, type FormRule } from './rule.js';

/** The evaluation asks whether 申报期设定的目标 were reached, so they are set here [design numbers]; projects are not evaluated. */
const MINIMUM: Record<Category, number> = { enterprise: 1, platformShared: 1, platformOther: 1, project: 0, cityComprehensive: 3, cityDesign: 3 };

export const targetsAreSet: FormRule = {
  id: 'targetsAreSet',
  code: 'TARGETS_MISSING',
  check({ category, form }) {
    const minimum = MINIMUM[category];
    if (minimum === 0) return [];
    const targets = rowsOf(form['targets']);
    if (targets.length < minimum) return [blocks('targets', { minimum, given: targets.length })];
    const wrong = targets.findIndex((target) => !isComplete(target));
    return wrong < 0 ? [] : [blocks(`targets[${wrong}]`, { minimum, given: targets.length })];
  },
};

function isComplete(target: JsonObject): boolean {
  const measured = ['base_value', 'target_value'].every((field) => parseDecimal(target[field]) !== null);
  const dated = ['base_year', 'target_year'].every((field) => integerOf(target[field]) !== null);
  return textOf(target['indicator']) !== '' && textOf(target['unit']) !== '' && measured && dated;
}
