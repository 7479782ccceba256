import type { Authority, Programme } from '#libs/domain/programmes/programme';
import { castApplications } from './cast-applications.js';
import { castTitles } from './cast-titles.js';
import { recommenderOf, reviewerOf, troupe } from './performers.js';
import type { Plan, PlaySize } from './plan.js';

/** Where things must happen for certain: a race for the tenth place, a withdrawal, a package mailed too late. */
const STAGE_DIRECTIONS = { race: '32', changes: '44', plain: '11' } as const;

export interface CastOptions {
  seed: number;
  size: PlaySize;
  /** Marks season, campaign, register and accounts of this play: letters, digits, hyphen. */
  mark: string;
}

export function cast(programme: Programme, { seed, size, mark }: CastOptions): Plan {
  const authorities = chosen(programme.authorities, size);
  const late = authorities.find((one) => one.class === 'plannedCity') ?? authorities[authorities.length - 1];
  return {
    seed,
    size,
    season: `${programme.id}-${mark}`,
    campaign: `${programme.year}-${mark}`,
    register: `national-${mark}`,
    year: programme.year,
    ...troupe(mark),
    desks: authorities.map((authority) => ({
      authority,
      reviewer: reviewerOf(mark, authority),
      recommender: recommenderOf(mark, authority),
      dispatch: authority === late ? ('tooLate' as const) : ('inTime' as const),
    })),
    applications: castApplications({
      seed,
      size,
      mark,
      numbers: `${programme.year}-B${programme.batch}`,
      authorities,
      late: late?.code ?? '',
      ...STAGE_DIRECTIONS,
    }),
    titles: castTitles({ seed, size, mark, authorities }),
  };
}

function chosen(all: Authority[], size: PlaySize): Authority[] {
  if (size === 'full') return all;
  const wanted = [STAGE_DIRECTIONS.race, STAGE_DIRECTIONS.changes, STAGE_DIRECTIONS.plain];
  const provinces = wanted.map((code) => all.find((one) => one.code === code));
  return [...provinces, all.find((one) => one.class === 'plannedCity')].filter((one) => one !== undefined);
}
