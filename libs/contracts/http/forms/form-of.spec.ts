import { describe, expect, it } from 'vitest';
import { FORM_SECTIONS } from '#libs/domain/evaluation/rules/form-sections';
import { FORM_FIELDS } from '#libs/domain/application/form-fields/form-fields';
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

  /** Files have no place to go yet, and prior titles and claims wait for the form's next round: they stay optional. */
  const NOT_ASKED = [
    'postcode',
    'listing_status',
    'credit_report',
    'audit_report',
    'prior_titles',
    'conditional_claims',
    'statement_file',
    'justifications',
    'software_copyrights',
    'operation_proof',
    'idle_capacity_used',
    'gov_approval_file',
    'design_events',
    'design_awards',
  ];
  const NOT_ASKED_OF_CITIES = ['standards'];

  it.each([...CATEGORIES])('%s: asks for what the rules read, with the same options and columns, and for nothing they refuse', (category) => {
    const asked = fieldsOfForm(applicationFormOf(category, BATCH_4));
    const read = FORM_FIELDS[category];

    expect(asked.map((field) => field.id).filter((id) => !read.some((field) => field.id === id))).toEqual([]);
    for (const rule of read) {
      const field = asked.find((one) => one.id === rule.id);
      if (!field) {
        expect([rule.required, [...NOT_ASKED, ...(category.startsWith('city') ? NOT_ASKED_OF_CITIES : [])].includes(rule.id)], rule.id).toEqual([false, true]);
        continue;
      }
      expect(field.required || !rule.required, rule.id).toBe(true);
      if (rule.options) expect(rule.options, rule.id).toEqual(expect.arrayContaining(field.options?.map((option) => option.value) ?? []));
      if (rule.columns) expect(field.parts?.filter((part) => !part.ratio).map((part) => part.id)).toEqual(rule.columns.map((column) => column.id));
    }
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
