import { formCheck } from '../application/form-check.js';
import type { ApplicationForm } from '../application/form.js';
import { refusalOf } from '../application/refusal-of.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import type { Category, Programme } from '../programmes/programme.js';
import { aForm } from './forms.js';

interface Asked {
  applicationDate?: string;
  programme?: Programme;
}

/** What the rules find in a complete form with these values: `severity field`, in order; nothing of a form as it should be. */
export function findingsOf(category: Category, override: ApplicationForm | ((form: ApplicationForm) => ApplicationForm), asked: Asked = {}): string[] {
  return checked(category, override, asked).map(({ severity, field }) => `${severity} ${field}`);
}

/** The code with which submit would say no, null where it would not. */
export function codeOf(category: Category, override: ApplicationForm | ((form: ApplicationForm) => ApplicationForm), asked: Asked = {}): string | null {
  return refusalOf(checked(category, override, asked))?.code ?? null;
}

function checked(
  category: Category,
  override: ApplicationForm | ((form: ApplicationForm) => ApplicationForm),
  { applicationDate = '2022-05-10', programme = BATCH_4 }: Asked,
) {
  const form = typeof override === 'function' ? override(aForm(category)) : aForm(category, override);
  return formCheck({ category, form, programme, applicationDate });
}

/** The form with these values in the table row of one year. */
export const inYear =
  (year: number, values: ApplicationForm) =>
  (form: ApplicationForm): ApplicationForm => {
    const annual = form['annual'] as { [year: string]: ApplicationForm };
    return { ...form, annual: { ...annual, [year]: { ...annual[year], ...values } } };
  };
