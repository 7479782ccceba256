import type { Programme } from '#libs/domain/programmes/programme';
import { aftermath } from './acts/aftermath.js';
import { closeEvaluationFiling } from './acts/evaluation-review.js';
import { closeFilling, filling } from './acts/filling.js';
import { ministryReview } from './acts/ministry.js';
import { opening } from './acts/opening.js';
import { closeProvinceReview, provinceReview } from './acts/province.js';
import { announcement, publicity } from './acts/publicity.js';
import type { Plan } from './plan.js';
import type { PlayTally, Stage } from './stage.js';
import type { Theatre } from './theatre.js';
import type { Timetable } from './timetable.js';

export const ACTS: readonly { title: string; play: (stage: Stage) => Promise<void> }[] = [
  { title: '开启批次', play: opening },
  { title: '线上填报', play: filling },
  { title: '填报截止', play: closeFilling },
  { title: '省级初审与推荐', play: provinceReview },
  { title: '寄送截止', play: closeProvinceReview },
  { title: '评估填报截止', play: closeEvaluationFiling },
  { title: '评审考查', play: ministryReview },
  { title: '征求意见与公示', play: publicity },
  { title: '发文公布', play: announcement },
  { title: '撤销称号', play: aftermath },
];

export interface PlayOptions {
  theatre: Theatre;
  plan: Plan;
  programme: Programme;
  timetable: Timetable;
  onAct?: (title: string, number: number, of: number) => void;
}

/** One season and one campaign from first draft to published list, and what came after. */
export async function play({ theatre, plan, programme, timetable, onAct }: PlayOptions): Promise<PlayTally> {
  const tally: PlayTally = { refusedByQuota: 0, refusedTooLate: 0, movedAgain: 0, race: null, revoked: [] };
  const stage: Stage = { theatre, plan, programme, timetable, tally, season: programme.calendar, campaign: programme.campaignCalendar, suggested: new Set() };
  for (const [index, act] of ACTS.entries()) {
    onAct?.(act.title, index + 1, ACTS.length);
    await act.play(stage);
  }
  return tally;
}
