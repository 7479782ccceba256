import type { Role } from '../kernel/types.js';
import type { SeasonCommand } from './commands.js';

/** A season is opened by the ministry, or by the set-up of a sample (`system`). */
export const SEASON_ROLES: Record<SeasonCommand['type'], readonly Role[]> = {
  openSeason: ['ministry', 'system'],
  amendSeasonCalendar: ['ministry'],
  openConsultation: ['ministry'],
  closeConsultation: ['ministry'],
  openSeasonPublicity: ['ministry'],
  announceResults: ['ministry'],
  closeSeason: ['ministry'],
  closeFill: ['system'],
  closeProvinceReview: ['system'],
  closeDispatch: ['system'],
  closeSeasonPublicity: ['system'],
};
