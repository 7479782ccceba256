import { CATEGORIES, type Authority, type Category } from '#libs/domain/programmes/programme';
import { creditCode, unitName } from './names.js';
import { applicantOf } from './performers.js';
import type { ApplicationFate, PlannedApplication, PlaySize } from './plan.js';
import { randomFor, type Random } from './random.js';

/** As the server numbers them; over HTTP it makes its own. */
const SHORT: Record<Category, string> = {
  enterprise: 'ENT',
  platformShared: 'PLS',
  platformOther: 'PLO',
  project: 'PRJ',
  cityComprehensive: 'CTC',
  cityDesign: 'CTD',
};

export interface ApplicationCasting {
  seed: number;
  /** `2022-B4`. */
  numbers: string;
  size: PlaySize;
  mark: string;
  authorities: Authority[];
  race: string;
  changes: string;
  plain: string;
  late: string;
}

type Counts = Record<Category, number>;

/** Enterprises of the desk where two people recommend the tenth and the eleventh at once; two racers stand first. */
const RACE_FATES: ApplicationFate[] = [
  'goesOn',
  'goesOn',
  'objectionUpheld',
  'objectionRejected',
  'objectionLate',
  'tipReceived',
  'fraud',
  'expertRecused',
  'formalQueried',
  'goesOn',
  'goesOn',
  'goesOn',
  'neverSubmitted',
  'rejected',
];
const CHANGE_FATES: ApplicationFate[] = ['corrected', 'notCorrected', 'withdrawn', 'withdrawnRecommended', 'goesOn', 'neverReviewed', 'formalFailed', 'goesOn'];
const PLAIN_FATES: ApplicationFate[] = ['goesOn', 'neverSubmitted', 'corrected'];
const LATE_FATES: ApplicationFate[] = ['goesOn', 'goesOn'];

/** Two cities of the same desk: one is visited, of the other the visit is waived; both have passed their experts. */
const CITY_VARIETY: Partial<Record<Category, number>> = { cityComprehensive: 50, cityDesign: 10 };

const SMALL: Record<'race' | 'changes' | 'plain' | 'late', Counts> = {
  race: { enterprise: 14, platformShared: 1, platformOther: 2, project: 1, cityComprehensive: 1, cityDesign: 1 },
  changes: { enterprise: 8, platformShared: 1, platformOther: 4, project: 1, cityComprehensive: 1, cityDesign: 1 },
  plain: { enterprise: 3, platformShared: 1, platformOther: 1, project: 1, cityComprehensive: 0, cityDesign: 0 },
  late: { enterprise: 2, platformShared: 0, platformOther: 1, project: 0, cityComprehensive: 0, cityDesign: 0 },
};

/** Shares of the national season in percent of applications whose fate no stage direction fixes. [design] */
const CHANCES: [ApplicationFate, number][] = [
  ['neverSubmitted', 6],
  ['withdrawn', 2],
  ['corrected', 7],
  ['notCorrected', 1],
  ['rejected', 5],
  ['neverReviewed', 1],
  ['withdrawnRecommended', 1],
  ['formalQueried', 4],
  ['formalFailed', 2],
  ['expertRecused', 5],
  ['objectionRejected', 2],
];

export function castApplications(casting: ApplicationCasting): PlannedApplication[] {
  return casting.authorities.flatMap((authority) => ofAuthority(casting, authority));
}

function ofAuthority(casting: ApplicationCasting, authority: Authority): PlannedApplication[] {
  const counts = countsOf(casting, authority);
  const directed = directions(casting, authority);
  let serial = 0;
  return CATEGORIES.flatMap((category) =>
    Array.from({ length: counts[category] }, (_, index) => {
      serial += 1;
      const racer = category === 'enterprise' && authority.code === casting.race && index < 2;
      const variety = authority.code === casting.race && index === 0 ? CITY_VARIETY[category] : undefined;
      const fate = category === 'enterprise' ? directed[index] : variety === undefined ? undefined : 'goesOn';
      return { ...application(casting, authority, category, serial, fate, racer), ...(variety !== undefined && { variety }) };
    }),
  );
}

function application(
  casting: ApplicationCasting,
  authority: Authority,
  category: Category,
  serial: number,
  directed: ApplicationFate | undefined,
  racer: boolean,
): PlannedApplication {
  const id = `${casting.mark}-${authority.code}-${String(serial).padStart(3, '0')}`;
  const random = randomFor(casting.seed, racer ? 'racer' : `application/${authority.code}/${serial}`);
  const city = category === 'cityComprehensive' || category === 'cityDesign';
  const merit = random.between(58, 96);
  return {
    key: `${authority.code}/${serial}`,
    id,
    applicationNo: `FWZZ-${casting.numbers}-${SHORT[category]}-${authority.code}-${String(serial).padStart(4, '0')}`,
    category,
    authority: authority.code,
    unitName: unitName(random, category, serial),
    subjectCode: city
      ? `${authority.code.slice(0, 2)}${String(100 + serial * 100).padStart(4, '0')}`
      : creditCode(authority.code, Number(`${(Math.abs(casting.seed) % 900) + 100}${serial}`)),
    applicant: applicantOf(`org-${id}`),
    fate: directed ?? (casting.size === 'full' ? drawn(random) : 'goesOn'),
    merit: directed === undefined ? merit : Math.max(merit, 84),
    variety: random.between(0, 99),
    racer,
  };
}

function countsOf(casting: ApplicationCasting, authority: Authority): Counts {
  const part = partOf(casting, authority);
  if (casting.size === 'small') return SMALL[part ?? 'plain'];
  const random = randomFor(casting.seed, `counts/${authority.code}`);
  return {
    enterprise: part === 'race' ? RACE_FATES.length : random.between(9, 17),
    platformShared: random.between(1, 3),
    platformOther: random.between(3, 6),
    project: random.between(2, 5),
    cityComprehensive: random.between(1, 2),
    cityDesign: random.between(1, 2),
  };
}

function directions(casting: ApplicationCasting, authority: Authority): ApplicationFate[] {
  const part = partOf(casting, authority);
  return part ? { race: RACE_FATES, changes: CHANGE_FATES, plain: PLAIN_FATES, late: LATE_FATES }[part] : [];
}

function partOf(casting: ApplicationCasting, authority: Authority): keyof typeof SMALL | undefined {
  return (['race', 'changes', 'plain', 'late'] as const).find((part) => casting[part] === authority.code);
}

function drawn(random: Random): ApplicationFate {
  let draw = random.between(0, 99);
  for (const [fate, percent] of CHANCES) {
    if (draw < percent) return fate;
    draw -= percent;
  }
  return 'goesOn';
}
