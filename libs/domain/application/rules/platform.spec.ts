import { expect, it } from 'vitest';
import { codeOf, findingsOf, inYear } from '../../testing/findings.js';
import { zi } from '../../testing/forms.js';

const PLATFORMS = ['platformShared', 'platformOther'] as const;

it.each([
  ['2020-05-31', '2022-05-31', true],
  ['2020-06-01', '2022-05-31', false],
  ['2020-06-01', '2022-06-01', true],
  ['2020-02-29', '2022-02-28', true],
  ['2020-03-01', '2022-02-28', false],
])('asks two years in operation: from %s, applied on %s', (start, applicationDate, passes) => {
  for (const category of PLATFORMS) {
    const code = codeOf(category, { operation_start_on: start }, { applicationDate });
    expect(code).toBe(passes ? null : 'PLATFORM_UNDER_TWO_YEARS');
  }
});

it('takes exactly one class, the one applied for', () => {
  expect(codeOf('platformShared', { platform_class: 'OTHER' })).toBe('PLATFORM_CLASS_NOT_ONE');
  expect(codeOf('platformOther', { platform_class: 'SHARED' })).toBe('PLATFORM_CLASS_NOT_ONE');
});

it('takes 共享制造 for shared platforms and for them alone', () => {
  expect(codeOf('platformOther', { modes: ['共享制造'] })).toBe('MODE_NOT_ALLOWED');
  expect(codeOf('platformShared', { modes: ['共享制造', '供应链管理'] })).toBe('MODE_NOT_ALLOWED');
  expect(codeOf('platformOther', { modes: ['其他创新模式'] })).toBe('MODE_TEXT_MISSING');
});

it('wants a derived platform to name its manufacturer', () => {
  expect(findingsOf('platformOther', { origin: 'DERIVED' })).toEqual(['B parent_manufacturer']);
  expect(findingsOf('platformOther', { origin: 'DERIVED', parent_manufacturer: '示例装备' })).toEqual([]);
});

it('asks about each function a shared platform lacks, and refuses fewer than three', () => {
  const without = (...fields: string[]) => Object.fromEntries(fields.map((field) => [field, false]));

  expect(findingsOf('platformShared', without('func_credit'))).toEqual(['W func_credit']);
  expect(findingsOf('platformShared', without('func_credit', 'func_payment'))).toEqual(['W func_payment', 'W func_credit']);
  expect(findingsOf('platformShared', without('func_credit', 'func_payment', 'func_match'))).toEqual(['B func_match']);
  expect(codeOf('platformShared', { ...without('func_credit'), justifications: { sharedPlatformOffersItsFunctions: zi(50) } })).toBeNull();
});

it('asks for both ways of serving of another platform, and refuses neither', () => {
  expect(findingsOf('platformOther', { online_offline_link: false })).toEqual(['W online_offline_link']);
  expect(findingsOf('platformOther', { online_service: false, online_offline_link: false })).toEqual(['B online_service']);
});

it('wants at least one innovation of another platform', () => {
  expect(findingsOf('platformOther', { innov_system: '', innov_mode: ' ' })).toEqual(['B innov_system']);
  expect(findingsOf('platformOther', { innov_system: '' })).toEqual([]);
});

it('refuses parts above their totals', () => {
  expect(findingsOf('platformShared', { tech_staff: 81 })).toEqual(['B tech_staff']);
  expect(findingsOf('platformShared', inYear(2020, { active_users: 4001 }))).toEqual(['B annual.2020.active_users']);
  expect(findingsOf('platformOther', inYear(2020, { served_manufacturers: 901 }))).toEqual(['B annual.2020.served_manufacturers']);
});
