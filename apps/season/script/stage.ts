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

/**
 * Between two scenes: where the work would not be done by its deadline, the ministry moves season and campaign, as it
 * may (AMB-9). On a machine that keeps pace nothing happens.
 */
export function keepAhead(stage: Stage, deadline: 'fillClosesAt' | 'provinceReviewClosesAt'): Interlude | undefined {
  // Where the acts have their days, nothing can fall behind.
  if (stage.timetable.span('fillingFirst') !== null) return undefined;
  const startedAt = stage.theatre.now();
  return async ({ done, all }) => {
    if (done < Math.min(20, all / 4)) return;
    const now = stage.theatre.now();
    const ready = readyAt(startedAt, now, done, all);
    const short = milliseconds(addSeconds(ready, stage.timetable.marginSeconds)) - milliseconds(stage.season[deadline]);
    if (short <= 0 || now >= stage.season[deadline]) return;
    stage.tally.movedAgain += 1;
    const by = (at: Instant) => instant(milliseconds(at) + short * 2 + 5000);
    const { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt } = stage.season;
    const moved = { provinceReviewClosesAt: by(provinceReviewClosesAt), dispatchClosesAt: by(dispatchClosesAt) };
    await amendSeason(
      stage,
      { ...stage.season, ...moved, ...(deadline === 'fillClosesAt' && { fillClosesAt: by(fillClosesAt) }) },
      '办理进度需要，顺延各环节截止时间',
    );
    await amendCampaign(stage, { ...stage.campaign, closesAt: by(stage.campaign.closesAt) }, '办理进度需要，顺延填报截止时间');
  };
}
