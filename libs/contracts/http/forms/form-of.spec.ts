import { describe, expect, it } from 'vitest';
import { FORM_SECTIONS } from '#libs/domain/evaluation/rules/form-sections';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { CATEGORIES, type EvaluationKind } from '#libs/domain/programmes/programme';
import { formDefinition } from './definition.js';
import { applicationFormOf, evaluationFormOf, fieldsOfForm } from './form-of.js';

const kinds = Object.keys(FORM_SECTIONS) as EvaluationKind[];

describe('the eleven forms are data', () => {
  it.each([...CATEGORIES])('%s: a valid definition with no field id twice', (category) => {
    const definition = applicationFormOf(category, BATCH_4);
    const ids = fieldsOfForm(definition).map((field) => field.id);

    expect(formDefinition.safeParse(definition).success).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('an enterprise fills three years up to the data year of the programme', () => {
    const annual = fieldsOfForm(applicationFormOf('enterprise', BATCH_4)).find((field) => field.id === 'annual');

    expect(annual?.years).toEqual([2019, 2020, 2021]);
  });

  it.each([...CATEGORIES])('%s: the statement has the chapters and the limit of the deck', (category) => {
    const statement = fieldsOfForm(applicationFormOf(category, BATCH_4)).find((field) => field.id === 'statement');

    expect(statement?.parts?.map((part) => part.label.zh)).toEqual(BATCH_4.statements[category].chapters.map((chapter) => chapter.title));
    expect(statement?.limitZi).toBe(BATCH_4.statements[category].limitZi);
  });

  it.each(kinds)('evaluation %s: every section that the rules ask for has its field, with the same keys', (kind) => {
    const fields = fieldsOfForm(evaluationFormOf(kind, BATCH_4));

    for (const section of FORM_SECTIONS[kind]) {
      const field = fields.find((one) => one.id === section.field);
      expect(field, section.field).toBeDefined();
      if (section.shape !== 'text') expect(field?.parts?.map((part) => part.id)).toEqual(expect.arrayContaining([...section.keys]));
    }
  });
});
