import { addSeconds, instant, milliseconds } from '#libs/domain/kernel/instants';
import { campaignStream, seasonStream } from '#libs/domain/kernel/streams';
import type { Instant } from '#libs/domain/kernel/types';
import type { CampaignCalendar, Programme, SeasonCalendar } from '#libs/domain/programmes/programme';
import type { Plan } from './plan.js';
import type { Interlude, Theatre } from './theatre.js';
import type { Timetable } from './timetable.js';

/** What the log cannot tell, because a refusal leaves no fact. */
export interface PlayTally {
  refusedByQuota: number;
  refusedTooLate: number;
  /** Deadlines moved beyond the one amendment that belongs to the play: the machine was slower than thought. */
  movedAgain: number;
  race: { winner: string; loser: string } | null;
  revoked: string[];
}

/** All that an act works with. */
export interface Stage {
  theatre: Theatre;
  plan: Plan;
  programme: Programme;
  timetable: Timetable;
  tally: PlayTally;
  season: SeasonCalendar;
  campaign: CampaignCalendar;
  /** Applications on the 建议名单. */
  suggested: Set<string>;
}

export async function amendSeason(stage: Stage, calendar: SeasonCalendar, reason: string): Promise<void> {
  await stage.theatre.send(stage.plan.ministry, seasonStream(stage.plan.season), { type: 'amendSeasonCalendar', calendar, reason });
  stage.season = calendar;
}

export async function amendCampaign(stage: Stage, calendar: CampaignCalendar, reason: string): Promise<void> {
  await stage.theatre.send(stage.plan.ministry, campaignStream(stage.plan.campaign), { type: 'amendCampaignCalendar', calendar, reason });
  stage.campaign = calendar;
}

/** When `all` will be done if the rest goes as fast as what is done. */
export function readyAt(startedAt: Instant, now: Instant, done: number, all: number): Instant {
  return addSeconds(now, ((milliseconds(now) - milliseconds(startedAt)) / 1000 / Math.max(1, done)) * (all - done));
}

const DEADLINES = ['fillClosesAt', 'provinceReviewClosesAt', 'dispatchClosesAt'] as const;
type Deadline = (typeof DEADLINES)[number];

/** Where the acts have their days, nothing can fall behind. */
const isPaced = (stage: Stage): boolean => stage.timetable.span('fillingFirst') !== null;

/** Between two scenes: moves a deadline that the work would not reach at its pace. On a machine that keeps pace nothing happens. */
export function keepAhead(stage: Stage, deadline: Deadline): Interlude | undefined {
  if (isPaced(stage)) return undefined;
  const startedAt = stage.theatre.now();
  return async ({ done, all }) => {
    if (done >= Math.min(20, all / 8)) await giveTime(stage, deadline, readyAt(startedAt, stage.theatre.now(), done, all));
  };
}

/** The ministry moves season and campaign where the work is ready later than their deadline, as it may (AMB-9). */
export async function giveTime(stage: Stage, deadline: Deadline, ready: Instant): Promise<void> {
  const short = milliseconds(addSeconds(ready, stage.timetable.marginSeconds)) - milliseconds(stage.season[deadline]);
  if (isPaced(stage) || short <= 0 || stage.theatre.now() >= stage.season[deadline]) return;
  stage.tally.movedAgain += 1;
  const by = (at: Instant) => instant(milliseconds(at) + short * 2 + 5000);
  const moved = DEADLINES.slice(DEADLINES.indexOf(deadline)).map((each) => [each, by(stage.season[each])] as const);
  await amendSeason(stage, { ...stage.season, ...Object.fromEntries(moved) }, '办理进度需要，顺延各环节截止时间');
  await amendCampaign(stage, { ...stage.campaign, closesAt: by(stage.campaign.closesAt) }, '办理进度需要，顺延填报截止时间');
}
