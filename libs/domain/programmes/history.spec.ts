import { describe, expect, it } from 'vitest';
import { ID_PATTERN } from '../kernel/streams.js';
import { isUscc } from '../text/uscc.js';
import { EVALUATION_KINDS } from '../title/aggregate.js';
import type { TitleCategory } from '../title/facts.js';
import { AUTHORITIES } from './authorities.js';
import { HISTORIC_BATCHES, historicTitles, QUOTAS_2021 } from './history.js';

const titles = historicTitles('national');
const count = (...categories: TitleCategory[]) => titles.filter((title) => categories.includes(title.category)).length;

describe('the result table of batches 1 to 3', () => {
  it('adds up to the totals that the deck prints beside it', () => {
    expect(count('enterprise')).toBe(151);
    expect(count('platformUndivided', 'platformShared', 'platformOther')).toBe(117);
    expect(count('project')).toBe(135);
    expect(count('cityUndivided', 'cityComprehensive', 'cityDesign')).toBe(15);
    expect(titles).toHaveLength(418);
  });

  it('leaves 283 subjects to evaluate: no project, 11 cities of the other kind and 4 design cities', () => {
    const kinds = titles.map((title) => EVALUATION_KINDS[title.category]).filter((kind) => kind !== null);

    expect(kinds).toHaveLength(283);
    expect(kinds.filter((kind) => kind === 'cityOther')).toHaveLength(11);
    expect(kinds.filter((kind) => kind === 'cityDesign')).toHaveLength(4);
  });

  it('has each batch as the deck has it', () => {
    expect(HISTORIC_BATCHES.map(({ batch, year, selected }) => [batch, year, Object.values(selected).reduce((sum, each) => sum + each, 0)])).toEqual([
      [1, 2017, 120],
      [2, 2018, 120],
      [3, 2021, 178],
    ]);
  });

  it('knows the quotas of 2021', () => {
    expect(QUOTAS_2021).toEqual({ enterprise: 6, platformOther: 3, platformShared: 1, project: 3, cityComprehensive: 1, cityDesign: 1 });
  });
});

describe('the invented holders', () => {
  it('can be told from real ones at sight', () => {
    expect(titles.every((title) => title.unitName.startsWith('示例'))).toBe(true);
  });

  it('are spread over all 37 authorities', () => {
    expect(new Set(titles.map((title) => title.authority))).toEqual(new Set(AUTHORITIES.map((authority) => authority.code)));
  });

  it('have each a number, an organisation and a code of their own, in the form of a real one', () => {
    for (const field of ['titleNo', 'organisation', 'subjectCode'] as const) expect(new Set(titles.map((title) => title[field])).size).toBe(418);
    expect(titles.filter((title) => !title.category.startsWith('city') && !isUscc(title.subjectCode))).toEqual([]);
    expect(titles.filter((title) => title.category.startsWith('city') && !/^\d{6}$/.test(title.subjectCode))).toEqual([]);
    expect(titles.filter((title) => !ID_PATTERN.test(title.titleNo))).toEqual([]);
  });

  it('are the same each time', () => {
    expect(historicTitles('national')).toEqual(titles);
  });
});
