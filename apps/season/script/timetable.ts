import { addDays, addSeconds, endOfDay, startOfDay } from '#libs/domain/kernel/instants';
import type { Instant } from '#libs/domain/kernel/types';
import type { CampaignCalendar, Programme, SeasonCalendar, Timing } from '#libs/domain/programmes/programme';
import type { PlaySize } from './plan.js';
import type { Span } from './theatre.js';

export type ActName = 'fillingFirst' | 'fillingSecond' | 'provinceReview' | 'recommendation' | 'ministryReview' | 'consultation' | 'objections';

/** When things happen: data of the season that is played. The script asks, and never reckons with real or virtual time itself. */
export interface Timetable {
  season(now: Instant): SeasonCalendar;
  campaign(season: SeasonCalendar): CampaignCalendar;
  /** Absent: the programme's own. */
  timing?: Timing;
  /** In the middle of the filling the ministry gives more time; `ready` is when the rest would be filed at the pace so far. */
  postponed(season: SeasonCalendar, campaign: CampaignCalendar, ready: Instant): { season: SeasonCalendar; campaign: CampaignCalendar };
  /** How long before a deadline the last work must be done for it not to be moved once more. */
  marginSeconds: number;
  correctBy(now: Instant): Instant | undefined;
  answerBy(now: Instant): Instant;
  publicityFrom(now: Instant): Instant;
  /** Absent: the programme's period of working days. */
  publicityEndsAt(from: Instant): Instant | undefined;
  lastSecondMilliseconds: number;
  /** Virtual time: the days over which an act is spread, and the moments of single acts. */
  span(act: ActName): Span | null;
  announcedAt: Instant | null;
  secondAnnouncementAt: Instant | null;
  revokedAt: Instant | null;
}

/** The days of 2022. What the deck does not name is taken from public notices or [design]. */
export function nationalTimetable(programme: Programme): Timetable {
  const year = programme.year;
  const spans: Record<ActName, Span> = {
    fillingFirst: days(`${year}-04-18`, `${year}-05-06`),
    fillingSecond: days(`${year}-05-07`, `${year}-05-19`),
    provinceReview: days(`${year}-05-21`, `${year}-05-26`),
    recommendation: days(`${year}-05-27`, `${year}-05-28`),
    ministryReview: days(`${year}-06-13`, `${year}-10-21`),
    consultation: days(`${year}-11-01`, `${year}-11-10`),
    objections: days(`${year}-11-15`, `${year}-11-17`),
  };
  return {
    season: () => programme.calendar,
    campaign: () => programme.campaignCalendar,
    // [design] five days for the applicants, ten for the subjects; mailing stays at 5月31日 (deck).
    postponed: (season, campaign) => ({
      season: { ...season, fillClosesAt: endOfDay(`${year}-05-20`) },
      campaign: { ...campaign, closesAt: endOfDay(addDays(`${year}-05-31`, 10)) },
    }),
    marginSeconds: 3600,
    correctBy: () => undefined,
    answerBy: (now) => addSeconds(now, 10 * 86_400),
    publicityFrom: () => startOfDay(`${year}-11-14`),
    publicityEndsAt: () => undefined,
    lastSecondMilliseconds: 500,
    span: (act) => spans[act],
    announcedAt: addSeconds(startOfDay(`${year}-12-28`), 10 * 3600),
    secondAnnouncementAt: addSeconds(startOfDay(`${year + 1}-01-16`), 10 * 3600),
    revokedAt: addSeconds(startOfDay(`${year + 1}-03-01`), 10 * 3600),
  };
}

function days(from: string, until: string): Span {
  return { from: addSeconds(startOfDay(from), 9 * 3600), until: addSeconds(startOfDay(until), 18 * 3600) };
}

/** Seconds of a compressed season before anybody asks for more: the first half of the filling must fit in, by any machine. */
const COMPRESSED: Record<PlaySize, { fill: number; review: number; publicity: number }> = {
  small: { fill: 20, review: 18, publicity: 8 },
  full: { fill: 110, review: 130, publicity: 40 },
};

/**
 * A season of minutes. Deadlines are data, so nothing in the product knows that it is played. `pace` 2 leaves twice the
 * time: where no deadline may be moved although the machine is busy.
 */
export function compressedTimetable(size: PlaySize, pace = 1): Timetable {
  const [fill, review, publicity] = [COMPRESSED[size].fill * pace, COMPRESSED[size].review * pace, COMPRESSED[size].publicity * pace];
  return {
    season: (now) => ({ fillOpensAt: now, ...seasonFrom(addSeconds(now, fill), addSeconds(now, fill + review)) }),
    campaign: ({ fillOpensAt, dispatchClosesAt }) => ({ opensAt: fillOpensAt, closesAt: campaignAfter(dispatchClosesAt), reminders: [] }),
    timing: { settleSeconds: 3, spreadSeconds: 10 },
    postponed: (current, campaign, ready) => {
      const moved = seasonFrom(
        later(addSeconds(current.fillClosesAt, 1), addSeconds(ready, 4)),
        later(addSeconds(current.provinceReviewClosesAt, 1), addSeconds(ready, 4 + review)),
      );
      return {
        season: { ...current, ...moved },
        campaign: { ...campaign, closesAt: later(campaignAfter(moved.dispatchClosesAt), addSeconds(campaign.closesAt, 1)) },
      };
    },
    marginSeconds: 4,
    correctBy: (now) => addSeconds(now, size === 'full' ? 30 : 8 * pace),
    answerBy: (now) => addSeconds(now, 600),
    publicityFrom: (now) => now,
    publicityEndsAt: (from) => addSeconds(from, publicity),
    lastSecondMilliseconds: 900,
    span: () => null,
    announcedAt: null,
    secondAnnouncementAt: null,
    revokedAt: null,
  };
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const campaignAfter = (dispatchClosesAt: Instant): Instant => addSeconds(dispatchClosesAt, 6);

function seasonFrom(fillClosesAt: Instant, provinceReviewClosesAt: Instant): Omit<SeasonCalendar, 'fillOpensAt'> {
  return { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt: addSeconds(provinceReviewClosesAt, 6) };
}
