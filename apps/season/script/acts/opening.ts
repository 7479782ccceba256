import { campaignStream, seasonStream, titleStream } from '#libs/domain/kernel/streams';
import type { Stage } from '../stage.js';

/** The register of batches 1–3, then the season, then the campaign over that register. */
export async function opening(stage: Stage): Promise<void> {
  const { theatre, plan, programme, timetable } = stage;
  await theatre.together(plan.titles.map((title) => ({ name: `title ${title.titleNo}`, play: () => grant(stage, title) })));
  stage.season = timetable.season(theatre.now());
  stage.campaign = timetable.campaign(stage.season);
  const timing = timetable.timing ? { timing: timetable.timing } : {};
  await theatre.send(plan.ministry, seasonStream(plan.season), {
    type: 'openSeason',
    season: plan.season,
    title: programme.title,
    calendar: stage.season,
    ...timing,
    authorities: plan.desks.map((desk) => desk.authority.code),
  });
  await theatre.send(plan.ministry, campaignStream(plan.campaign), {
    type: 'openCampaign',
    campaign: plan.campaign,
    year: plan.year,
    register: plan.register,
    calendar: stage.campaign,
    ...timing,
  });
  // Desks and evaluations come to exist by follow-ups of these two.
  await theatre.quiet([seasonStream(plan.season), campaignStream(plan.campaign)]);
  await theatre.quiet(plan.titles.map((title) => titleStream(title.titleNo)));
}

/** 示范称号 are granted with the list of their batch (deck: 2017、2018、2021 三批). */
const GRANTED: Record<number, { on: string; documentNo: string }> = {
  1: { on: '2017-10-25', documentNo: '样例函〔2017〕1号' },
  2: { on: '2018-10-25', documentNo: '样例函〔2018〕2号' },
  3: { on: '2021-11-05', documentNo: '样例函〔2021〕3号' },
};

async function grant({ theatre, plan }: Stage, title: Stage['plan']['titles'][number]): Promise<void> {
  const { titleNo, batch, category, authority, organisation, unitName, subjectCode } = title;
  const granted = GRANTED[batch] ?? { on: '2021-11-05', documentNo: '样例函' };
  await theatre.send(plan.ministry, titleStream(titleNo), {
    type: 'grantTitle',
    titleNo,
    register: plan.register,
    batch,
    category,
    authority,
    organisation,
    unitName,
    subjectCode,
    grantedOn: granted.on,
    documentNo: granted.documentNo,
    applicationId: null,
  });
}
