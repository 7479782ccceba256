import type { Instant } from '../kernel/types.js';
import type { SeasonCalendar, Timing } from '../programmes/programme.js';

export type SeasonCommand =
  // ministry
  | { type: 'openSeason'; season: string; title: string; calendar?: SeasonCalendar; timing?: Timing; authorities?: string[] }
  /** `calendar` is the whole calendar as it shall stand. */
  | { type: 'amendSeasonCalendar'; calendar: SeasonCalendar; reason: string }
  | { type: 'openConsultation'; note: string }
  | { type: 'closeConsultation'; note: string }
  /** `endsAt` only where the season's publicity is data of its own; else the programme's period (5 working days, first day counted) from `from`.
   *  While a round runs, the same `from` with a later end extends it; an announced end is never brought forward. */
  | { type: 'openSeasonPublicity'; from: Instant; endsAt?: Instant }
  /** Also of a closed season: for what an objection had held up. */
  | { type: 'announceResults'; documentNo: string; complianceReconfirmed: boolean }
  | { type: 'closeSeason'; note: string }
  // system
  | { type: 'closeFill' }
  | { type: 'closeProvinceReview' }
  | { type: 'closeDispatch' }
  | { type: 'closeSeasonPublicity' };
