import { expect, it } from 'vitest';
import { formCheck } from '../application/form-check.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { CATEGORIES } from '../programmes/programme.js';
import { aForm } from './forms.js';

it.each(CATEGORIES)('gives a form of %s in which no rule finds anything', (category) => {
  const findings = formCheck({ category, form: aForm(category), programme: BATCH_4, applicationDate: '2022-05-10' });

  expect(findings).toEqual([]);
});
