import { describe, expect, it } from 'vitest';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { CATEGORIES } from '#libs/domain/programmes/programme';
import { cast } from './cast.js';

const full = cast(BATCH_4, { seed: 4, size: 'full', mark: 'm' });

describe('the cast of a national season', () => {
  it('has the 37 authorities, at least 900 applications in all six categories, and the 283 subjects of 418 titles', () => {
    expect(full.desks).toHaveLength(37);
    expect(full.applications.length).toBeGreaterThanOrEqual(900);
    expect(new Set(full.applications.map((one) => one.category))).toEqual(new Set(CATEGORIES));
    expect(full.titles).toHaveLength(418);
    expect(full.titles.filter((title) => title.evaluation !== null)).toHaveLength(283);
  });

  it.each([1, 2, 3, 5, 8, 13])('is large enough with seed %i too', (seed) => {
    expect(cast(BATCH_4, { seed, size: 'full', mark: 'm' }).applications.length).toBeGreaterThanOrEqual(900);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(cast(BATCH_4, { seed: 4, size: 'full', mark: 'm' })).toEqual(full);
    expect(cast(BATCH_4, { seed: 5, size: 'full', mark: 'm' })).not.toEqual(full);
  });

  it('gives the same fates under another mark', () => {
    const other = cast(BATCH_4, { seed: 4, size: 'full', mark: 'n' });

    expect(other.applications.map(({ key, fate, merit, unitName, subjectCode }) => [key, fate, merit, unitName, subjectCode])).toEqual(
      full.applications.map(({ key, fate, merit, unitName, subjectCode }) => [key, fate, merit, unitName, subjectCode]),
    );
  });

  it('uses no account, organisation, code or number twice', () => {
    for (const field of ['id', 'applicationNo', 'unitName', 'subjectCode'] as const) {
      const values = full.applications.map((one) => `${one.category} ${one.authority} ${one[field]}`);
      expect(new Set(values).size).toBe(values.length);
    }
    expect(new Set(full.applications.map((one) => one.applicant.account)).size).toBe(full.applications.length);
    expect(new Set(full.titles.map((title) => title.titleNo)).size).toBe(418);
  });

  it('calls every unit a sample', () => {
    expect([...full.applications, ...full.titles].filter((one) => !one.unitName.startsWith('样例·'))).toEqual([]);
  });
});
