import { BATCH_4 } from '../programmes/batch-4.js';
import type { SeasonCommand } from '../season/commands.js';
import type { SeasonFact } from '../season/facts.js';
import { ministry } from './actors.js';

const { calendar, timing } = BATCH_4;
/** One season as the ministry leads it, step by step; each story holds all the facts before it. */
export const opened: SeasonFact = { type: 'SeasonOpened', season: 'batch-4', title: '第四批', calendar, timing, authorities: ['32', '33'] };
export const by = (now: string) => ({ actor: ministry, now });
export const NOW = by('2022-05-16T02:00:00.000Z');
export const open = (override: Partial<Extract<SeasonCommand, { type: 'openSeason' }>> = {}) => ({
  type: 'openSeason' as const,
  season: 'batch-4',
  title: '第四批',
  ...override,
});
export const amend = (moved: Partial<typeof calendar>, reason = '疫情防控') => ({
  type: 'amendSeasonCalendar' as const,
  calendar: { ...calendar, ...moved },
  reason,
});
export const consulted: SeasonFact[] = [opened, { type: 'ConsultationOpened', note: '征求意见' }, { type: 'ConsultationClosed', note: '无意见' }];
export const publicised: SeasonFact[] = [
  ...consulted,
  { type: 'PublicityOpened', from: '2022-07-04T01:00:00.000Z', endsAt: '2022-07-08T15:59:59.999Z', provisional: false, round: 1 },
];
export const publicityOver: SeasonFact[] = [...publicised, { type: 'PublicityClosed', at: '2022-07-08T15:59:59.999Z', round: 1 }];
export const publicise = (override: Partial<Extract<SeasonCommand, { type: 'openSeasonPublicity' }>> = {}) => ({
  type: 'openSeasonPublicity' as const,
  from: '2022-07-04T01:00:00.000Z',
  ...override,
});
export const MONDAY = by('2022-07-04T01:00:00.000Z');
