import { describe, expect, it } from 'vitest';
import { FORM_RULES } from '#libs/domain/application/rules/all';
import { AGGREGATES } from '#libs/domain/registry';
import { hasFactText } from './facts.js';
import { FINDING_TEXTS } from './finding-texts.js';
import { findingView } from './findings.js';

describe('words for people', () => {
  it('name every fact that any stream can have', () => {
    const types = Object.values(AGGREGATES).flatMap((aggregate) => [...aggregate.factTypes]);

    expect(types.length).toBeGreaterThan(70);
    expect(types.filter((type) => !hasFactText(type))).toEqual([]);
  });

  it('say what every rule of the form has found', () => {
    expect(FORM_RULES.map((rule) => rule.id).filter((id) => !(id in FINDING_TEXTS))).toEqual([]);
  });

  it('give the figures where they are known, and still read where they are not', () => {
    const finding = { rule: 'serviceRatioReachesThreshold', field: 'annual.2021.service_revenue', severity: 'W' as const };

    expect(findingView({ ...finding, params: { percent: '29.61', threshold: '30.00' } }).text.zh).toBe(
      '服务收入占比 29.61% 低于 30.00% 的要求，须书面说明（50–1000 字）。',
    );
    expect(findingView(finding).text.zh).toBe('服务收入占比低于要求，须书面说明（50–1000 字）。');
  });
});
