import type { Instant } from '../kernel/types.js';
import type { SeasonCalendar, Timing } from '../programmes/programme.js';

export interface SeasonCore {
  season: string;
  title: string;
  calendar: SeasonCalendar;
  timing: Timing;
  authorities: string[];
  amendments: number;
  /** Which of the three deadlines the clock has closed; an amendment to a later instant opens it again. */
  closed: { fill: boolean; provinceReview: boolean; dispatch: boolean };
  deadlineNo: { fill: number; provinceReview: number; dispatch: number; publicity: number };
  consultation: 'none' | 'open' | 'closed';
  publicity: { from: Instant; endsAt: Instant; provisional: boolean; round: number; closed: boolean } | null;
  announcements: { documentNo: string; round: number }[];
}

export const SEASON_STATUSES = ['running', 'closed'] as const;
export type SeasonStatus = (typeof SEASON_STATUSES)[number];
export type SeasonState = { status: 'none' } | ({ status: SeasonStatus } & SeasonCore);
export type OpenedSeason = Exclude<SeasonState, { status: 'none' }>;
