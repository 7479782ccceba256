import { instant, milliseconds } from '#libs/domain/kernel/instants';
import { applicationStream, campaignStream, seasonStream } from '#libs/domain/kernel/streams';
import type { Instant } from '#libs/domain/kernel/types';
import type { PlannedApplication } from '../plan.js';
import type { Stage } from '../stage.js';
import type { Objection } from '../theatre.js';
import { dispatched } from './ministry.js';

/** 公示发布: opinions of others, public notice, objections, the list. One objection stays open at the end and holds out its item alone. */
export async function publicity(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  const season = seasonStream(plan.season);
  await theatre.sleepUntil(timetable.span('consultation')?.from ?? theatre.now());
  await theatre.send(plan.ministry, season, { type: 'openConsultation', note: '就建议名单征求有关司局意见' });
  await theatre.quiet([season]);
  await theatre.sleepUntil(timetable.span('consultation')?.until ?? theatre.now());
  await theatre.send(plan.ministry, season, { type: 'closeConsultation', note: '各方无不同意见' });
  const from = timetable.publicityFrom(theatre.now());
  await theatre.sleepUntil(from);
  const endsAt = timetable.publicityEndsAt(from);
  await theatre.send(plan.ministry, season, { type: 'openSeasonPublicity', from, ...(endsAt && { endsAt }) });
  await theatre.quiet([season]);
  if (endsAt) await enoughOfTheWindow(stage, from, endsAt);
  await theatre.together(
    objectedTo(stage).map((application) => ({ name: `object ${application.id}`, play: () => object(stage, application) })),
    timetable.span('objections'),
  );
  await theatre.happened(season, 'PublicityClosed');
  await theatre.quiet([season]);
}

/** An objection counts inside the window alone. Where the list was slow to go up, the ministry announces a later end, as it may. */
async function enoughOfTheWindow(stage: Stage, from: Instant, endsAt: Instant): Promise<void> {
  const { theatre, plan } = stage;
  const now = theatre.now();
  if (milliseconds(endsAt) - milliseconds(now) > (milliseconds(endsAt) - milliseconds(from)) / 2) return;
  stage.tally.movedAgain += 1;
  const later = instant(2 * milliseconds(now > endsAt ? now : endsAt) - milliseconds(from));
  await theatre.send(plan.ministry, seasonStream(plan.season), { type: 'openSeasonPublicity', from, endsAt: later });
  await theatre.quiet([seasonStream(plan.season)]);
}

/** 发文公布 of both lists, and once more for what the first list had to leave out. */
export async function announcement(stage: Stage): Promise<void> {
  const { theatre, plan, timetable } = stage;
  const season = seasonStream(plan.season);
  await theatre.sleepUntil(timetable.announcedAt ?? theatre.now());
  await announce(stage, `样例函〔${plan.year}〕338号`);
  await theatre.send(plan.ministry, campaignStream(plan.campaign), { type: 'publishCampaignResults', documentNo: `样例函〔${plan.year}〕339号` });
  await theatre.quiet([campaignStream(plan.campaign)]);
  const late = objectedTo(stage).filter((one) => one.fate === 'objectionLate');
  await theatre.sleepUntil(timetable.secondAnnouncementAt ?? theatre.now());
  for (const application of late) {
    await theatre.send(plan.ministry, applicationStream(application.id), {
      type: 'ruleObjection',
      objectionId: objectionOf(application).objectionId,
      outcome: 'rejected',
      reason: '经核查，反映的问题不属实',
    });
  }
  if (late.length > 0) await announce(stage, `样例函〔${plan.year + 1}〕12号`);
  await theatre.send(plan.ministry, season, { type: 'closeSeason', note: '本批次遴选结束' });
  await theatre.quiet([season]);
}

async function announce({ theatre, plan, suggested }: Stage, documentNo: string): Promise<void> {
  await theatre.send(plan.ministry, seasonStream(plan.season), { type: 'announceResults', documentNo, complianceReconfirmed: true });
  await theatre.quiet([seasonStream(plan.season)]);
  // Each announced application asks for its title by a follow-up of its own.
  await theatre.quiet([...suggested].map((id) => applicationStream(id)));
}

const OBJECTED: readonly PlannedApplication['fate'][] = ['objectionUpheld', 'objectionRejected', 'objectionLate', 'tipReceived'];

/** Only what stands on the public list can be objected to: those whose merit took them there. */
function objectedTo(stage: Stage): PlannedApplication[] {
  return dispatched(stage).filter((one) => OBJECTED.includes(one.fate) && stage.suggested.has(one.id));
}

async function object({ theatre, plan }: Stage, application: PlannedApplication): Promise<void> {
  const stream = applicationStream(application.id);
  const objection = objectionOf(application);
  await theatre.object(stream, objection);
  if (application.fate === 'tipReceived' || application.fate === 'objectionLate') return;
  const upheld = application.fate === 'objectionUpheld';
  await theatre.send(plan.ministry, stream, {
    type: 'ruleObjection',
    objectionId: objection.objectionId,
    outcome: upheld ? 'upheld' : 'rejected',
    reason: upheld ? '经核查，其主要业务不属于服务型制造' : '经核查，反映的问题不属实',
  });
}

function objectionOf(application: PlannedApplication): Objection {
  const anonymous = application.fate === 'tipReceived';
  return {
    objectionId: `obj-${application.id}`,
    by: 'person',
    name: anonymous ? '' : '样例异议人',
    contact: anonymous ? '' : '010-00000000',
    evidence: anonymous ? [] : ['书面材料一份'],
    statement: '对该单位的服务收入占比有异议',
    sealed: false,
  };
}
