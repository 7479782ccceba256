import type { Instant } from '../kernel/types.js';
import type { SeasonCalendar, Timing } from '../programmes/programme.js';

export type SeasonFact =
  | { type: 'SeasonOpened'; season: string; title: string; calendar: SeasonCalendar; timing: Timing; authorities: string[] }
  | { type: 'SeasonCalendarAmended'; calendar: SeasonCalendar; amendment: number; reason: string }
  | { type: 'FillClosed'; at: Instant }
  | { type: 'ProvinceReviewClosed'; at: Instant }
  | { type: 'DispatchClosed'; at: Instant }
  | { type: 'ConsultationOpened'; note: string }
  | { type: 'ConsultationClosed'; note: string }
  | {
      type: 'PublicityOpened';
      from: Instant;
      endsAt: Instant;
      provisional: boolean;
      round: number /** The running round gets a later end; no new application joins it. */;
      extended?: boolean;
    }
  | { type: 'PublicityClosed'; at: Instant; round: number }
  | { type: 'ResultsAnnounced'; documentNo: string; round: number }
  | { type: 'SeasonClosed'; note: string };
