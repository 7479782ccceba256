import { expect, it } from 'vitest';
import { BATCH_4 } from '../../programmes/batch-4.js';
import { CATEGORIES, type Category } from '../../programmes/programme.js';
import { codeOf, findingsOf, inYear } from '../../testing/findings.js';
import { aForm, aUscc, zi } from '../../testing/forms.js';
import { FORM_FIELDS } from '../form-fields/form-fields.js';
import { FORM_RULES } from './all.js';

it('names every rule once', () => {
  const ids = FORM_RULES.map((rule) => rule.id);

  expect(new Set(ids).size).toBe(ids.length);
});

it.each(CATEGORIES)('misses every required field of a %s form that is taken out, and no other', (category) => {
  for (const field of FORM_FIELDS[category]) {
    if (field.kind === 'annual' || field.kind === 'boolean') continue;
    const missing = findingsOf(category, { [field.id]: null }).includes(`B ${field.id}`);
    expect([field.id, missing]).toEqual([field.id, field.required]);
  }
});

it.each(CATEGORIES)('misses every cell of the %s table', (category) => {
  const table = FORM_FIELDS[category].find((field) => field.kind === 'annual');

  for (const column of table?.columns ?? [])
    expect([column.id, findingsOf(category, inYear(2020, { [column.id]: null })).includes(`B annual.2020.${column.id}`)]).toEqual([column.id, column.required]);
});

it('refuses an empty form by its first field', () => {
  expect(codeOf('enterprise', () => ({}))).toBe('FIELD_MISSING');
});

it('refuses fields, years and columns that the form does not have', () => {
  expect(findingsOf('enterprise', { platform_class: 'SHARED', constructor: 1 })).toEqual(['B platform_class', 'B constructor']);
  expect(findingsOf('enterprise', inYear(2018, { employees: 1 }))).toEqual(['B annual.2018']);
  expect(findingsOf('enterprise', inYear(2021, { gdp: '1' }))).toEqual(['B annual.2021.gdp']);
});

it.each<[Category, string, unknown]>([
  ['enterprise', 'registered_capital', '1,000'],
  ['enterprise', 'registered_capital', '-1.00'],
  ['enterprise', 'registered_capital', 1000],
  ['enterprise', 'registered_capital', '1.0000001'],
  ['enterprise', 'established_on', '2022-02-30'],
  ['enterprise', 'established_on', '2022-2-3'],
  ['enterprise', 'region_code', '32050'],
  ['enterprise', 'ownership_type', '其它'],
  ['enterprise', 'is_manufacturer', 'true'],
  ['enterprise', 'patents_total', -1],
  ['enterprise', 'patents_total', 1.5],
  ['enterprise', 'patents_total', '60'],
  ['enterprise', 'service_traits', zi(501)],
  ['enterprise', 'modes', ['供应链管理', '供应链管理']],
  ['enterprise', 'statement', 'text'],
  ['enterprise', 'annual', []],
  ['enterprise', 'brochure_files', ['']],
  ['enterprise', 'service_items', {}],
  ['project', 'facility_kinds', ['共享食堂']],
])('refuses in a %s form %s = %j as misshapen', (category, field, value) => {
  expect(findingsOf(category, { [field]: value as never })).toContain(`B ${field}`);
});

it('takes a text of exactly its limit', () => {
  expect(findingsOf('enterprise', { service_traits: zi(500) })).toEqual([]);
});

it.each([
  'independent_legal_person',
  'operation_good',
  'finance_good',
  'no_major_quality_accident',
  'no_major_env_accident',
  'no_major_safety_accident',
  'no_violation',
  'not_under_investigation',
])('refuses when %s is declared false', (field) => {
  for (const category of ['enterprise', 'platformShared', 'platformOther', 'project'] as const) {
    expect(findingsOf(category, { [field]: false })).toEqual([`B ${field}`]);
    expect(codeOf(category, { [field]: false })).toBe('DECLARATION_FALSE');
  }
});

it('refuses who is not registered in the PRC', () => {
  expect(codeOf('enterprise', { registered_in_prc: false })).toBe('NOT_REGISTERED_IN_PRC');
});

it('refuses a credit code in which any one character is changed', () => {
  const code = aUscc();
  for (let place = 0; place < 18; place++) {
    const changed = code.slice(0, place) + (code.charAt(place) === '7' ? '8' : '7') + code.slice(place + 1);
    expect(codeOf('enterprise', { uscc: changed })).toBe('USCC_INVALID');
  }
});

it('refuses a subject founded after the day of applying', () => {
  expect(findingsOf('enterprise', { established_on: '2022-05-10' })).toEqual([]);
  expect(findingsOf('enterprise', { established_on: '2022-05-11' })).toEqual(['B established_on']);
});

it('refuses a form without the commitment to its truth, of cities too', () => {
  for (const category of CATEGORIES) expect(codeOf(category, { truth_commitment: false })).toBe('COMMITMENT_MISSING');
});

it.each<[Category, number]>([
  ['enterprise', 5000],
  ['platformShared', 5000],
  ['platformOther', 5000],
  ['project', 5000],
  ['cityComprehensive', 10_000],
  ['cityDesign', 10_000],
])('takes a %s statement of %i 字, not one more', (category, limit) => {
  const chapters = BATCH_4.statements[category].chapters.map((chapter) => chapter.id);
  const statementOf = (count: number) => ({
    statement: Object.fromEntries(chapters.map((id, index) => [id, zi(index === 0 ? count - 100 * (chapters.length - 1) : 100)])),
  });

  expect(findingsOf(category, statementOf(limit))).toEqual([]);
  expect(codeOf(category, statementOf(limit + 1))).toBe('STATEMENT_TOO_LONG');
});

it.each(CATEGORIES)('misses every chapter of the %s statement, and knows no other', (category) => {
  const statement = aForm(category)['statement'] as Record<string, string>;

  for (const { id } of BATCH_4.statements[category].chapters) expect(codeOf(category, { statement: { ...statement, [id]: ' ' } })).toBe('CHAPTER_MISSING');
  expect(findingsOf(category, { statement: { ...statement, appendix: zi(200) } })).toEqual(['B statement.appendix']);
});

it('wants a reason for a chapter under 100 字', () => {
  const statement = aForm('enterprise')['statement'] as Record<string, string>;

  expect(findingsOf('enterprise', { statement: { ...statement, plan: zi(100) } })).toEqual([]);
  expect(findingsOf('enterprise', { statement: { ...statement, plan: zi(99) } })).toEqual(['W statement.plan']);
  expect(codeOf('enterprise', { statement: { ...statement, plan: zi(99) } })).toBe('JUSTIFICATION_MISSING');
  expect(codeOf('enterprise', { statement: { ...statement, plan: zi(99) }, justifications: { statementHasItsChapters: zi(50) } })).toBeNull();
});

it.each([
  [49, 'JUSTIFICATION_MISSING'],
  [50, null],
  [1000, null],
  [1001, 'JUSTIFICATION_MISSING'],
])('answers a warning by a reason of 50 to 1000 字: %i', (count, code) => {
  expect(codeOf('enterprise', { service_revenue_files: [], justifications: { serviceIncomeHasEvidence: zi(count) } })).toBe(code);
});

it.each([
  ['已发布', '国标', 'standard_no'],
  ['已发布', '行标', 'standard_no'],
  ['已发布', '团标', 'standard_no'],
  ['立项', '国标', 'plan_no'],
  ['立项', '行标', 'plan_no'],
  ['立项', '团标', 'plan_no'],
])('wants the number of a %s %s', (status, level, field) => {
  const standard = { title: '示例', level, status };

  expect(findingsOf('project', { standards: [standard] })).toEqual([`B standards[0].${field}`]);
  expect(codeOf('platformOther', { standards: [standard] })).toBe('STANDARD_NUMBER_MISSING');
  expect(findingsOf('enterprise', { standards: [{ ...standard, [field]: 'GB/T 1-2020' }] })).toEqual([]);
});

it('wants the name of every standard, and no number of other levels', () => {
  expect(findingsOf('enterprise', { standards: [{ title: '示例', level: '企标', status: '已发布' }] })).toEqual([]);
  expect(findingsOf('enterprise', { standards: [{ level: '企标', status: '已发布' }] })).toEqual(['B standards[0].title']);
});

it('wants what is claimed to be mentioned in a chapter and proven', () => {
  const claim = { claim_code: '荣誉资质', has_it: true, mentioned_in_chapter: 'effect', evidence: ['award.pdf'] };

  expect(findingsOf('enterprise', { conditional_claims: [claim, { claim_code: '技术中心', has_it: false }] })).toEqual([]);
  expect(findingsOf('enterprise', { conditional_claims: [{ ...claim, mentioned_in_chapter: 'preface' }] })).toEqual([
    'B conditional_claims[0].mentioned_in_chapter',
  ]);
  expect(findingsOf('enterprise', { conditional_claims: [{ ...claim, evidence: [] }] })).toEqual(['B conditional_claims[0].evidence']);
});

it('only informs about a brochure that is not there', () => {
  expect(findingsOf('enterprise', { brochure_files: [] })).toEqual(['I brochure_files']);
  expect(codeOf('enterprise', { brochure_files: [] })).toBeNull();
});
