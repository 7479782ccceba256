import type { TitleCommand } from '../title/commands.js';
import type { TitleCategory } from '../title/facts.js';
import { usccCheckDigit } from '../text/uscc.js';
import { AUTHORITIES } from './authorities.js';
import type { Category } from './programme.js';

export interface HistoricBatch {
  batch: number;
  /** The deck lists "2017、2018、2021三批"; which year is which batch follows from the order. */
  year: number;
  selected: Partial<Record<TitleCategory, number>>;
}

/** Deck, result table. Platforms of batches 1–2 and cities of batch 2 were one undivided kind. */
export const HISTORIC_BATCHES: readonly HistoricBatch[] = [
  { batch: 1, year: 2017, selected: { enterprise: 30, platformUndivided: 30, project: 60 } },
  { batch: 2, year: 2018, selected: { enterprise: 33, platformUndivided: 31, project: 50, cityUndivided: 6 } },
  { batch: 3, year: 2021, selected: { enterprise: 88, platformShared: 8, platformOther: 48, project: 25, cityComprehensive: 5, cityDesign: 4 } },
];

/** Deck, quota table: 2021 推荐名额 per authority. */
export const QUOTAS_2021: Record<Category, number> = { enterprise: 6, platformOther: 3, platformShared: 1, project: 3, cityComprehensive: 1, cityDesign: 1 };

export type HistoricTitle = Extract<TitleCommand, { type: 'grantTitle' }>;

/**
 * The 418 titles of batches 1–3 by number and kind as in the deck; who holds them is invented throughout: the deck names
 * nobody, and a sample season must not put words into the mouth of a real enterprise. Same register, same titles.
 */
export function historicTitles(register: string): HistoricTitle[] {
  let serial = 0;
  return HISTORIC_BATCHES.flatMap(({ batch, year, selected }) =>
    (Object.entries(selected) as [TitleCategory, number][]).flatMap(([category, count]) =>
      Array.from({ length: count }, (_, index) => inventedTitle({ register, batch, year, category, index: index + 1, serial: ++serial })),
    ),
  );
}

interface Place {
  register: string;
  batch: number;
  year: number;
  category: TitleCategory;
  /** Within batch and category, from 1. */
  index: number;
  /** Over all batches, from 1. */
  serial: number;
}

function inventedTitle({ register, batch, year, category, index, serial }: Place): HistoricTitle {
  const authority = authorityOf(category, serial);
  const number = String(index).padStart(3, '0');
  return {
    type: 'grantTitle',
    titleNo: `${register}-B${batch}-${SHORT[category]}-${number}`,
    register,
    batch,
    category,
    authority,
    organisation: `${register}-org-${String(serial).padStart(4, '0')}`,
    unitName: `示例${NAMES[category]}${['', '一', '二', '三'][batch] ?? ''}批${number}`,
    subjectCode: category.startsWith('city')
      ? inventedCityCode(authority, serial)
      : usccWithCheckDigit(`91${authority.slice(0, 2)}0000MA0${String(serial).padStart(6, '0')}`),
    // The day is invented; the deck gives years.
    grantedOn: `${year}-12-31`,
    documentNo: `示例公告〔${year}〕${batch}号`,
    applicationId: null,
  };
}

const NAMES: Record<TitleCategory, string> = {
  enterprise: '制造企业',
  platformUndivided: '服务平台',
  platformShared: '共享制造平台',
  platformOther: '其他类平台',
  project: '项目主体',
  cityUndivided: '城市',
  cityComprehensive: '综合类城市',
  cityDesign: '设计特色城市',
};
const SHORT: Record<TitleCategory, string> = {
  enterprise: 'ENT',
  platformUndivided: 'PLT',
  platformShared: 'PLS',
  platformOther: 'PLO',
  project: 'PRJ',
  cityUndivided: 'CTY',
  cityComprehensive: 'CTC',
  cityDesign: 'CTD',
};

/** Spread over all 37 authorities; cities over the provinces, so that no authority is judge of itself (AMB-18). */
function authorityOf(category: TitleCategory, serial: number): string {
  const eligible = category.startsWith('city') ? AUTHORITIES.filter((authority) => authority.class === 'province') : AUTHORITIES;
  return eligible[serial % eligible.length]?.code ?? '';
}

/** GB/T 2260 has no 98xx: the code is in form a city's and no city's in fact. */
const inventedCityCode = (authority: string, serial: number): string => `${authority.slice(0, 2)}98${String(serial % 100).padStart(2, '0')}`;

/** A 统一社会信用代码 whose check digit is right and whose holder does not exist. */
export const usccWithCheckDigit = (first17: string): string => `${first17}${usccCheckDigit(first17)}`;
