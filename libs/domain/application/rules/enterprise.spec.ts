import { expect, it } from 'vitest';
import { BATCH_4 } from '../../programmes/batch-4.js';
import { codeOf, findingsOf, inYear } from '../../testing/findings.js';
import { zi } from '../../testing/forms.js';

const revenues = (service: string, operating: string) =>
  inYear(2021, { service_revenue: service, operating_revenue: operating, main_revenue: '1.00', rd_expense: '0.00' });
const shares = (...all: string[]) => ({ service_items: all.map((share) => ({ stage: '使用运维', service_type: '保养服务', ticked: true, share })) });

it('takes a service ratio of exactly 30 %, and wants a reason for 29.999 % though it is shown as 30.00', () => {
  expect(findingsOf('enterprise', revenues('30000.00', '100000.00'))).toEqual([]);
  expect(findingsOf('enterprise', revenues('29999.00', '100000.00'))).toEqual(['W annual.2021.service_revenue']);
  expect(codeOf('enterprise', revenues('29999.00', '100000.00'))).toBe('SERVICE_RATIO_UNEXPLAINED');
});

it('compares the ratio exactly where floating point would not', () => {
  expect(findingsOf('enterprise', revenues('0.3', '1'))).toEqual([]);
  expect(findingsOf('enterprise', revenues('299999999999999.999999', '999999999999999.999999'))).toEqual(['W annual.2021.service_revenue']);
});

it('takes the reason in its own field, not among the others', () => {
  const low = revenues('10000.00', '100000.00');

  expect(codeOf('enterprise', (form) => ({ ...low(form), service_ratio_reason: zi(50) }))).toBeNull();
  expect(codeOf('enterprise', (form) => ({ ...low(form), service_ratio_reason: zi(49) }))).toBe('SERVICE_RATIO_UNEXPLAINED');
  expect(codeOf('enterprise', (form) => ({ ...low(form), justifications: { serviceRatioReachesThreshold: zi(50) } }))).toBe('SERVICE_RATIO_UNEXPLAINED');
});

it('judges the data year only, and blocks where the programme says so', () => {
  const strict = {
    ...BATCH_4,
    thresholds: { ...BATCH_4.thresholds, serviceRatioPercent: { ...BATCH_4.thresholds.serviceRatioPercent, severity: 'B' as const } },
  };

  expect(findingsOf('enterprise', inYear(2020, { service_revenue: '1.00' }))).toEqual([]);
  expect(findingsOf('enterprise', revenues('10000.00', '100000.00'), { programme: strict })).toEqual(['B annual.2021.service_revenue']);
});

it('refuses service revenue above operating revenue, in any year, and a revenue of nothing', () => {
  expect(codeOf('enterprise', inYear(2019, { service_revenue: '100000.01' }))).toBe('SERVICE_EXCEEDS_OPERATING');
  expect(findingsOf('enterprise', inYear(2019, { service_revenue: '100000.00' }))).toEqual([]);
  expect(findingsOf('enterprise', revenues('0.00', '0.00'))).toContain('B annual.2021.operating_revenue');
});

it('refuses an enterprise that does not manufacture, and asks about an industry outside 13–43', () => {
  expect(codeOf('enterprise', { is_manufacturer: false })).toBe('NOT_A_MANUFACTURER');
  expect(findingsOf('enterprise', { industry_code: 'F5100' })).toEqual(['W industry_code']);
  expect(findingsOf('enterprise', { industry_code: '1310' })).toEqual([]);
  expect(findingsOf('enterprise', { industry_code: 'C4350' })).toEqual([]);
  expect(findingsOf('enterprise', { industry_code: '44' })).toEqual(['W industry_code']);
});

it('takes the modes of the batch alone', () => {
  expect(codeOf('enterprise', { modes: ['信息增值服务'], primary_mode: '信息增值服务' })).toBe('MODE_NOT_ALLOWED');
  expect(codeOf('enterprise', { modes: ['共享制造'], primary_mode: '共享制造' })).toBe('MODE_NOT_ALLOWED');
  expect(findingsOf('enterprise', { modes: [...BATCH_4.modes.enterprise], mode_other_text: zi(10) })).toEqual([]);
});

it('wants the primary mode among the modes', () => {
  expect(findingsOf('enterprise', { primary_mode: '定制化服务' })).toEqual(['B primary_mode']);
});

it('wants the other mode described', () => {
  const other = { modes: ['其他创新模式'], primary_mode: '其他创新模式' };

  expect(codeOf('enterprise', other)).toBe('MODE_TEXT_MISSING');
  expect(codeOf('enterprise', { ...other, mode_other_text: '以租代售' })).toBeNull();
});

it('wants a share of every ticked service, and of no other', () => {
  const item = { stage: '使用运维', service_type: '保养服务' };

  expect(codeOf('enterprise', { service_items: [{ ...item, ticked: false }] })).toBe('SERVICE_SHARES_INVALID');
  expect(
    findingsOf('enterprise', {
      service_items: [
        { ...item, ticked: true, share: '100' },
        { ...item, ticked: true },
      ],
    }),
  ).toEqual(['B service_items[1].share']);
  expect(
    findingsOf('enterprise', {
      service_items: [
        { ...item, ticked: true, share: '100' },
        { ...item, ticked: false, share: '1' },
      ],
    }),
  ).toEqual(['B service_items[1].share']);
  expect(findingsOf('enterprise', shares('0', '100'))).toEqual(['B service_items[0].share']);
  expect(findingsOf('enterprise', shares('100.01'))).toEqual(['B service_items[0].share']);
});

it('wants the shares to add up to 100, give or take 0.1 below and a cent above', () => {
  expect(findingsOf('enterprise', shares('33.33', '33.33', '33.24'))).toEqual([]);
  expect(findingsOf('enterprise', shares('33.33', '33.33', '33.23'))).toEqual(['W service_items']);
  expect(findingsOf('enterprise', shares('33.34', '33.34', '33.33'))).toEqual([]);
  expect(findingsOf('enterprise', shares('33.34', '33.34', '33.34'))).toEqual(['B service_items']);
});

it('wants the patents to add up', () => {
  expect(codeOf('enterprise', { patents_total: 61 })).toBe('PATENTS_DO_NOT_ADD_UP');
  expect(codeOf('platformShared', { patents_design: 11 })).toBe('PATENTS_DO_NOT_ADD_UP');
});

it('wants at least one complete target', () => {
  const target = { indicator: '服务收入占比', base_value: '35', base_year: 2021, target_value: '45', target_year: 2024, unit: '%' };

  expect(codeOf('enterprise', { targets: [{ ...target, target_value: '很多' }] })).toBe('TARGETS_MISSING');
  for (const field of Object.keys(target)) expect([field, codeOf('enterprise', { targets: [{ ...target, [field]: '' }] })]).toEqual([field, 'TARGETS_MISSING']);
  expect(codeOf('enterprise', { targets: [target] })).toBeNull();
});

it('asks about a loss, debts above assets, and revenues that do not fit', () => {
  expect(findingsOf('enterprise', inYear(2021, { net_profit: '-0.01' }))).toEqual(['W annual.2021.net_profit']);
  expect(findingsOf('enterprise', inYear(2020, { net_profit: '-0.01' }))).toEqual([]);
  expect(findingsOf('enterprise', inYear(2021, { total_liabilities: '150000.01' }))).toEqual(['W annual.2021.total_liabilities']);
  expect(findingsOf('enterprise', inYear(2021, { total_liabilities: '150000.00' }))).toEqual([]);
  expect(findingsOf('enterprise', inYear(2020, { main_revenue: '100000.01' }))).toEqual(['W annual.2020.main_revenue']);
  expect(findingsOf('enterprise', inYear(2020, { rd_expense: '100000.01' }))).toEqual(['W annual.2020.rd_expense']);
});

it('refuses more researchers or service people than people', () => {
  expect(findingsOf('enterprise', inYear(2019, { rd_staff: 1201 }))).toEqual(['B annual.2019.rd_staff']);
  expect(findingsOf('enterprise', inYear(2019, { service_staff: 1201 }))).toEqual(['B annual.2019.service_staff']);
  expect(findingsOf('enterprise', inYear(2019, { rd_staff: 1200 }))).toEqual([]);
});

it('asks for evidence of the service income and for three measures of the transformation', () => {
  expect(findingsOf('enterprise', { service_revenue_files: [] })).toEqual(['W service_revenue_files']);
  expect(findingsOf('enterprise', { transform_measures: { strategy: zi(10), organisation: zi(10), talent: ' ' } })).toEqual(['W transform_measures']);
});
