import { FORM_FIELDS } from '../form-fields/form-fields.js';
import { COMPLIANCE } from '../form-fields/shared.js';
import { blocks, type FormRule } from './rule.js';

const DECLARATIONS = ['independent_legal_person', ...COMPLIANCE.filter((field) => field.kind === 'boolean').map((field) => field.id)];

/** Deck, E2–E5, from the start of the accident window to the day of applying (AMB-7). Cities declare none of them. */
export const declarationsAreTrue: FormRule = {
  id: 'declarationsAreTrue',
  code: 'DECLARATION_FALSE',
  check({ category, form, programme }) {
    const asked = FORM_FIELDS[category].filter((field) => DECLARATIONS.includes(field.id));
    return asked.filter((field) => form[field.id] === false).map((field) => blocks(field.id, { field: field.id, since: programme.accidentWindowFrom }));
  },
};
