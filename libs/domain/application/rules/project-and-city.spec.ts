import { expect, it } from 'vitest';
import { codeOf, findingsOf, inYear } from '../../testing/findings.js';

const CITIES = ['cityComprehensive', 'cityDesign'] as const;

it('takes a project of shared manufacturing alone', () => {
  expect(codeOf('project', { mode: '供应链管理' })).toBe('MODE_NOT_ALLOWED');
});

it('wants a project to begin before it runs, and asks about spending above its total', () => {
  expect(findingsOf('project', { operation_on: '2019-05-01' })).toEqual([]);
  expect(findingsOf('project', { operation_on: '2019-04-30' })).toEqual(['B operation_on']);
  expect(findingsOf('project', { invested: '8000.00' })).toEqual([]);
  expect(findingsOf('project', { invested: '8000.01' })).toEqual(['W invested']);
  expect(findingsOf('project', inYear(2021, { in_cluster_firms: 61 }))).toEqual(['B annual.2021.in_cluster_firms']);
});

it('asks no minimum time of a project, and no target', () => {
  expect(findingsOf('project', { start_on: '2022-05-01', operation_on: null })).toEqual([]);
});

it.each([
  ['直辖市', []],
  ['副省级市', []],
  ['地级市', []],
  ['自治州·盟·地区', ['W admin_level']],
  ['直辖市辖区', ['W admin_level']],
  ['县级', ['B admin_level']],
])('asks prefecture level of a city: %s', (level, findings) => {
  for (const category of CITIES) expect(findingsOf(category, { admin_level: level })).toEqual(findings);
});

it('refuses a county-level city by its code', () => {
  expect(codeOf('cityDesign', { admin_level: '县级' })).toBe('CITY_LEVEL_TOO_LOW');
});

it('takes exactly one class of city, the one applied for', () => {
  expect(findingsOf('cityComprehensive', { city_class: 'DESIGN' })).toEqual(['B city_class']);
  expect(findingsOf('cityDesign', { city_class: 'COMPREHENSIVE' })).toEqual(['B city_class']);
});

it('wants three targets of a city', () => {
  const target = { indicator: '示例', base_value: '1', base_year: 2021, target_value: '2', target_year: 2024, unit: '个' };

  for (const category of CITIES) {
    expect(codeOf(category, { targets: [target, target] })).toBe('TARGETS_MISSING');
    expect(codeOf(category, { targets: [target, target, target] })).toBeNull();
  }
});

it('asks about a city without one demonstration of the ministry, or without one national design centre', () => {
  expect(findingsOf('cityComprehensive', { demo_enterprises: 0, demo_platforms: 0, demo_projects: 0 })).toEqual(['W demo_enterprises']);
  expect(findingsOf('cityComprehensive', { demo_enterprises: 0, demo_platforms: 0, demo_projects: 1 })).toEqual([]);
  expect(findingsOf('cityDesign', { national_design_centers: 0 })).toEqual(['W national_design_centers']);
});

it('refuses more manufacturing than the whole economy', () => {
  for (const category of CITIES) expect(findingsOf(category, inYear(2021, { mfg_value_added: '20000.01' }))).toEqual(['B annual.2021.mfg_value_added']);
});

it('asks none of the declarations of a city', () => {
  for (const category of CITIES) expect(findingsOf(category, { no_violation: false })).toEqual(['B no_violation']);
});
