import type { Authority } from '#libs/domain/programmes/programme';
import type { TitleCategory } from '#libs/domain/title/facts';
import { creditCode, unitName } from './names.js';
import { applicantOf } from './performers.js';
import type { EvaluationFate, PlannedTitle, PlaySize } from './plan.js';
import { randomFor, type Random } from './random.js';

/** Result table of the deck, batches 1–3: 418 titles, of which 135 projects take no part in the evaluation. */
const NATIONAL: [batch: number, category: TitleCategory, count: number][] = [
  [1, 'enterprise', 30],
  [1, 'platformUndivided', 30],
  [1, 'project', 60],
  [2, 'enterprise', 33],
  [2, 'platformUndivided', 31],
  [2, 'project', 50],
  [2, 'cityUndivided', 6],
  [3, 'enterprise', 88],
  [3, 'platformShared', 8],
  [3, 'platformOther', 48],
  [3, 'project', 25],
  [3, 'cityComprehensive', 5],
  [3, 'cityDesign', 4],
];
const SMALL: [batch: number, category: TitleCategory, count: number][] = [
  [1, 'enterprise', 4],
  [1, 'platformUndivided', 2],
  [1, 'project', 2],
  [2, 'enterprise', 4],
  [2, 'cityUndivided', 1],
  [3, 'enterprise', 5],
  [3, 'platformShared', 1],
  [3, 'platformOther', 2],
  [3, 'project', 1],
  [3, 'cityComprehensive', 1],
  [3, 'cityDesign', 1],
];

/** The first subjects show each way an evaluation can go; the last of them lets the clock fail it. */
const DIRECTED: EvaluationFate[] = [
  'filesInTheLastSecond',
  'notFiled',
  'specialCase',
  'corrected',
  'flagged',
  'siteChecked',
  'notPassed',
  'explained',
  'specialCaseDeferred',
  'notFiled',
];
const CHANCES: [EvaluationFate, number][] = [
  ['notFiled', 5],
  ['specialCase', 2],
  ['specialCaseDeferred', 1],
  ['corrected', 6],
  ['flagged', 3],
  ['siteChecked', 8],
  ['notPassed', 4],
  ['explained', 1],
];

export function castTitles({ seed, size, mark, authorities }: { seed: number; size: PlaySize; mark: string; authorities: Authority[] }): PlannedTitle[] {
  let serial = 0;
  let subjects = 0;
  return (size === 'full' ? NATIONAL : SMALL).flatMap(([batch, category, count]) =>
    Array.from({ length: count }, () => {
      serial += 1;
      const random = randomFor(seed, `title/${serial}`);
      const authority = random.oneOf(authorities);
      const evaluated = category !== 'project';
      const directed = evaluated ? DIRECTED[subjects] : undefined;
      if (evaluated) subjects += 1;
      return title({ mark, serial, batch, category, authority, random, fate: evaluated ? (directed ?? (size === 'full' ? drawn(random) : 'files')) : null });
    }),
  );
}

function title(of: {
  mark: string;
  serial: number;
  batch: number;
  category: TitleCategory;
  authority: Authority;
  random: Random;
  fate: EvaluationFate | null;
}): PlannedTitle {
  const number = String(of.serial).padStart(3, '0');
  const organisation = `org-${of.mark}-t${number}`;
  const isCity = of.category.startsWith('city');
  const named = of.category === 'cityUndivided' ? 'cityComprehensive' : of.category === 'platformUndivided' ? 'platformOther' : of.category;
  return {
    key: number,
    titleNo: `${of.mark}-${of.batch}-${number}`,
    batch: of.batch,
    category: of.category,
    authority: of.authority.code,
    organisation,
    unitName: unitName(of.random, named, of.serial),
    subjectCode: isCity ? `${of.authority.code.slice(0, 2)}${String(100 + of.serial).padStart(4, '0')}` : creditCode(of.authority.code, 900_000 + of.serial),
    holder: applicantOf(organisation),
    evaluation: of.fate,
    merit: of.random.between(55, 97),
  };
}

function drawn(random: Random): EvaluationFate {
  let draw = random.between(0, 99);
  for (const [fate, percent] of CHANCES) {
    if (draw < percent) return fate;
    draw -= percent;
  }
  return 'files';
}
