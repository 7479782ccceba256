import type { Category, Programme } from '../programmes/programme.js';
import type { ApplicationForm } from './form.js';

/** The few values that lists and the summary table (附件2) show; the form itself stays in its own table. */
export function figuresOf(_category: Category, _form: ApplicationForm, _programme: Programme): { [name: string]: string } {
  return {};
}
