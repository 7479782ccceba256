import { applicationStream, seasonStream } from '#libs/domain/kernel/streams';
import type { Actor, Instant, StreamId } from '#libs/domain/kernel/types';
import type { SeasonCalendar } from '#libs/domain/programmes/programme';
import type { DomainWorld } from './domain-world.js';
import { inDays } from './moments.js';

export const SYSTEM: Actor = { id: 'system', role: 'system' };
export const MINISTRY: Actor = { id: 'm-1', role: 'ministry' };
export const PROVINCE: Actor = { id: 'p-32', role: 'province', authority: '32' };
export const APPLICANT: Actor = { id: 'a-1', role: 'applicant', organisation: 'org-1' };

/** Deadlines 10, 20 and 30 days from now. */
export const aCalendar = (over: Partial<SeasonCalendar> = {}): SeasonCalendar => ({
  fillOpensAt: inDays(-1),
  fillClosesAt: inDays(10),
  provinceReviewClosesAt: inDays(20),
  dispatchClosesAt: inDays(30),
  ...over,
});

export async function openSeason(world: DomainWorld, season: string, calendar: SeasonCalendar): Promise<StreamId> {
  const stream = seasonStream(season);
  await world.command(stream, { type: 'openSeason', season, title: '第四批', calendar, authorities: ['32'] }, MINISTRY);
  return stream;
}

export async function startApplication(world: DomainWorld, season: string, id: string, at?: Instant): Promise<StreamId> {
  const stream = applicationStream(id);
  const command = {
    type: 'startApplication',
    season,
    category: 'cityDesign',
    authority: '32',
    unitName: '某某市人民政府',
    subjectCode: '320100',
    applicationNo: `B4-32-${id.slice(0, 8)}`,
  };
  await world.command(stream, command, APPLICANT, at);
  return stream;
}
