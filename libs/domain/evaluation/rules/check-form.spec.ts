import { describe, expect, it } from 'vitest';
import type { ApplicationForm } from '../../application/form.js';
import type { Json } from '../../kernel/types.js';
import { BATCH_4 } from '../../programmes/batch-4.js';
import type { EvaluationKind } from '../../programmes/programme.js';
import { exampleEvaluationForm } from '../example-form.js';
import { checkForm } from './check-form.js';
import { FORM_SECTIONS } from './form-sections.js';

const KINDS = Object.keys(FORM_SECTIONS) as EvaluationKind[];
const form = (kind: EvaluationKind) => exampleEvaluationForm(kind, BATCH_4.evaluationYears);
const refusalOf = (filed: ApplicationForm, kind: EvaluationKind = 'enterprise') => {
  const checked = checkForm(filed, kind, BATCH_4);
  return 'refusal' in checked ? `${checked.refusal.code} ${checked.refusal.field ?? ''}` : null;
};
const findingsOf = (filed: ApplicationForm, kind: EvaluationKind = 'enterprise') => {
  const checked = checkForm(filed, kind, BATCH_4);
  return 'findings' in checked ? checked.findings.map((finding) => `${finding.severity} ${finding.rule} ${finding.field}`) : checked;
};
const withYear = (year: number, values: { [key: string]: Json }): ApplicationForm => {
  const filed = form('enterprise');
  return { ...filed, annual: { ...(filed.annual as { [key: string]: Json }), [String(year)]: values } };
};
const revenue = (year: number, operating: string, service: string): ApplicationForm =>
  withYear(year, {
    operating_revenue: operating,
    service_revenue: service,
    profit_margin: '5.00',
    cost: '1.00',
    productivity: '1.00',
    roi: '1.00',
  });

describe('a 评估评价表', () => {
  it.each(KINDS)('of kind %s passes without a warning when it is complete', (kind) => {
    expect(findingsOf(form(kind), kind)).toEqual([]);
  });

  it.each(KINDS)('of kind %s is refused when any required section is missing', (kind) => {
    for (const section of FORM_SECTIONS[kind]) {
      const { [section.field]: _, ...without } = form(kind);
      const optional = section.shape === 'text' && section.severity === 'W';
      expect([section.field, refusalOf(without, kind) !== null]).toEqual([section.field, !optional]);
    }
  });

  it('of a city warns where measures other than the first two are empty', () => {
    expect(findingsOf({ ...form('cityOther'), m_publicity: ' ' }, 'cityOther')).toEqual(['W sectionEmpty m_publicity']);
    expect(refusalOf({ ...form('cityOther'), m_demo_selection: ' ' }, 'cityOther')).toBe('FIELD_MISSING form.m_demo_selection');
  });

  it('of a sharing platform tells of idle resources; another platform need not', () => {
    const { idle_resource_effect: _, ...without } = form('platformShared');

    expect(refusalOf(without, 'platformShared')).toBe('FIELD_MISSING form.idle_resource_effect');
    expect(refusalOf(without, 'platformOther')).toBeNull();
  });

  it('needs the commitment, the state of existence and the answer on major events', () => {
    expect(refusalOf({ ...form('enterprise'), truth_commitment: false })).toBe('COMMITMENT_MISSING form.truth_commitment');
    expect(refusalOf({ ...form('enterprise'), existence_status: 'unknown' })).toBe('FIELD_INVALID form.existence_status');
    expect(refusalOf({ ...form('enterprise'), no_major_event: null })).toBe('FIELD_MISSING form.no_major_event');
    expect(findingsOf({ ...form('enterprise'), existence_status: 'liquidation', no_major_event: false })).toEqual([
      'W existenceChanged existence_status',
      'W majorEventReported no_major_event',
    ]);
  });
});

describe('the four years', () => {
  it('are all asked for', () => {
    for (const year of BATCH_4.evaluationYears) expect(refusalOf(withYear(year, {}))).toBe(`FIELD_MISSING form.annual.${year}.operating_revenue`);
  });

  it('may each be answered by the reason why there are no figures (AMB-14)', () => {
    expect(refusalOf(withYear(2018, { na_reason: '平台2019年投入运营' }))).toBeNull();
    expect(refusalOf(withYear(2018, { na_reason: ' ' }))).toBe('FIELD_MISSING form.annual.2018.operating_revenue');
  });
});

describe('targets of the application', () => {
  it('are answered one by one', () => {
    const row = { target: '服务收入占比', actual_value: '36%', done: 'partly', explain: '疫情影响' };

    expect(refusalOf({ ...form('enterprise'), targets_review: [] })).toBe('TARGETS_MISSING form.targets_review');
    expect(refusalOf({ ...form('enterprise'), targets_review: [row, { ...row, explain: '' }] })).toBe('FIELD_MISSING form.targets_review[1].explain');
    expect(refusalOf({ ...form('enterprise'), targets_review: [{ ...row, done: 'maybe' }] })).toBe('FIELD_INVALID form.targets_review[0].done');
    expect(refusalOf({ ...form('enterprise'), targets_review: [row] })).toBeNull();
  });
});

describe('service revenue', () => {
  it('is part of operating revenue', () => {
    expect(refusalOf(revenue(2020, '100.00', '100.00'))).toBeNull();
    expect(refusalOf(revenue(2020, '100.00', '100.01'))).toBe('SERVICE_EXCEEDS_OPERATING form.annual.2020.service_revenue');
    expect(refusalOf(revenue(2020, '100.00', 'much'))).toBe('FIELD_INVALID form.annual.2020.service_revenue');
  });

  it('of exactly 30 % draws no warning, of 29.999 % it does', () => {
    expect(findingsOf(revenue(2021, '100000', '30000'))).toEqual([]);
    expect(findingsOf(revenue(2021, '100000', '29999'))).toEqual(['W serviceRatioLow annual']);
  });

  it('falling two years running draws a warning, one year does not', () => {
    const filed = (shares: [string, string, string]) =>
      shares.reduce<ApplicationForm>((so, service, index) => {
        const year = 2019 + index;
        return {
          ...so,
          annual: {
            ...(so.annual as { [key: string]: Json }),
            [String(year)]: (revenue(year, '100', service).annual as { [key: string]: Json })[String(year)],
          },
        };
      }, form('enterprise'));

    expect(findingsOf(filed(['40', '39', '38']))).toEqual(['W serviceRatioFalling annual']);
    expect(findingsOf(filed(['40', '39', '39']))).toEqual([]);
  });
});
