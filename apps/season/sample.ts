import { addDays, dayOf, endOfDay, instant, startOfDay } from '#libs/domain/kernel/instants';
import { applicationStream, campaignStream, deskStream, evaluationStream, seasonStream, titleStream } from '#libs/domain/kernel/streams';
import type { RefusalCode } from '#libs/domain/kernel/refusal-codes';
import type { StreamId } from '#libs/domain/kernel/types';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { SAMPLE_APPLICANTS, SAMPLE_PASSWORD, SAMPLE_SHOWN, SAMPLE_STAFF } from './sample-accounts.js';
import { SAMPLE_REGISTER, sampleTitles } from './sample-register.js';
import { SAMPLE_STORIES, STORY_STEPS, type Story, type StoryStep } from './sample-stories.js';
import { applicationForm, warningsOf } from './script/application-form.js';
import { evaluationForm } from './script/evaluation-form.js';
import type { Command, Performer } from './script/theatre.js';
import { streamAddress } from './theatres/addresses.js';
import { HttpTheatre } from './theatres/http-theatre.js';
import { HttpFailure, Person } from './theatres/person.js';
import { sideBySide } from './theatres/side-by-side.js';

export const SAMPLE_SEASON = 'batch-4';
export const SAMPLE_CAMPAIGN = '2022';

const by = (account: string, role: Performer['role'], more: Partial<Performer> = {}): Performer => ({ account, role, ...more });
const MINISTRY = by('ministry', 'ministry');
const SUPPORT = by('support', 'supportUnit');
const REVIEWERS: Record<string, Performer> = { 32: by('jiangsu-1', 'province', { authority: '32' }), 44: by('guangdong-1', 'province', { authority: '44' }) };
const RECOMMENDERS: Record<string, Performer> = {
  32: by('jiangsu-2', 'province', { authority: '32' }),
  44: by('guangdong-2', 'province', { authority: '44' }),
};

/** A step that an earlier, interrupted start has already done says one of these; anything else is a fault. */
const DONE_BEFORE: readonly RefusalCode[] = ['ALREADY_EXISTS', 'ALREADY_RECOMMENDED', 'WRONG_STAGE', 'ALREADY_SCORED'];
const AT_ONCE = 8;

export interface SampleAccount {
  name: string;
  password: string;
  title: string;
}

/**
 * Batch 4 as it could stand today: a calendar around this day, the register of earlier batches, applications in
 * different stages. Everything goes through HTTP, as people would do it. Asked again, it adds nothing.
 */
export async function makeSampleSeason(url: string, operator: { account: string; password: string }): Promise<SampleAccount[]> {
  const accounts = [...SAMPLE_STAFF, ...SAMPLE_APPLICANTS].map((account) => ({ ...account, password: SAMPLE_PASSWORD }));
  const made = await new Person(url, operator.account, operator.password).post('/api/accounts', { accounts });
  if (made.status !== 200) throw new HttpFailure(operator.account, 'making the sample accounts', made);
  const theatre = new HttpTheatre({
    url,
    password: SAMPLE_PASSWORD,
    operator: by('operator', 'operator'),
    auditor: by('auditor', 'auditor'),
    width: AT_ONCE,
    patienceMs: 60_000,
  });
  const last = SAMPLE_STORIES.at(-1)?.application.id ?? '';
  if (!(await exists(theatre, applicationStream(last)))) await set(theatre);
  return SAMPLE_SHOWN.map(({ id, title }) => ({ name: id, password: SAMPLE_PASSWORD, title }));
}

async function set(theatre: HttpTheatre): Promise<void> {
  const titles = sampleTitles();
  await sideBySide(
    titles.map(
      ({ titleNo, batch, category, authority, organisation, unitName, subjectCode }) =>
        () =>
          done(theatre, MINISTRY, titleStream(titleNo), {
            type: 'grantTitle',
            titleNo,
            register: SAMPLE_REGISTER,
            batch,
            category,
            authority,
            organisation,
            unitName,
            subjectCode,
            grantedOn: `${[2017, 2018, 2021][batch - 1]}-11-01`,
            documentNo: `样例函〔${[2017, 2018, 2021][batch - 1]}〕1号`,
            applicationId: null,
          }),
    ),
    AT_ONCE,
  );
  const { season, campaign } = calendarsAround(dayOf(theatre.now()));
  await done(theatre, MINISTRY, seasonStream(SAMPLE_SEASON), {
    type: 'openSeason',
    season: SAMPLE_SEASON,
    title: `${BATCH_4.title}（样例）`,
    calendar: season,
  });
  await theatre.quiet([seasonStream(SAMPLE_SEASON)]);
  await sideBySide(
    SAMPLE_STORIES.map((story) => () => untilMailed(theatre, story)),
    AT_ONCE,
  );
  await mail(theatre, '44');
  await sideBySide(
    SAMPLE_STORIES.map((story) => () => afterwards(theatre, story)),
    AT_ONCE,
  );
  // Last: it starts hundreds of processes, and the follow-ups above would stand in line behind them.
  await done(theatre, MINISTRY, campaignStream(SAMPLE_CAMPAIGN), {
    type: 'openCampaign',
    campaign: SAMPLE_CAMPAIGN,
    year: BATCH_4.year,
    register: SAMPLE_REGISTER,
    calendar: campaign,
  });
  const subject = titles.find((title) => title.organisation === 'org-xingdu');
  if (subject) await halfAnEvaluation(theatre, subject);
}

/** Both deadlines lie some weeks ahead of the day of the set-up. */
function calendarsAround(today: string) {
  const day = (days: number) => endOfDay(addDays(today, days));
  const closesAt = day(36);
  return {
    season: { fillOpensAt: startOfDay(addDays(today, -20)), fillClosesAt: day(20), provinceReviewClosesAt: day(33), dispatchClosesAt: closesAt },
    campaign: {
      opensAt: startOfDay(addDays(today, -20)),
      closesAt,
      reminders: [30, 14, 7, 3, 1].map((daysBefore) => ({ daysBefore, at: instant(Date.parse(startOfDay(addDays(today, 36 - daysBefore))) + 9 * 3_600_000) })),
    },
  };
}

const includes = (story: Story, step: StoryStep): boolean => STORY_STEPS.indexOf(story.until) >= STORY_STEPS.indexOf(step);

async function untilMailed(theatre: HttpTheatre, story: Story): Promise<void> {
  const { application } = story;
  const stream = applicationStream(application.id);
  if (await exists(theatre, stream, application.applicant)) return;
  const { applicant, category, authority, unitName, subjectCode } = application;
  const reviewer = REVIEWERS[authority] ?? MINISTRY;
  await done(theatre, applicant, stream, { type: 'startApplication', season: SAMPLE_SEASON, category, authority, unitName, subjectCode });
  await theatre.draft(applicant, stream, applicationForm(BATCH_4, application));
  if (includes(story, 'submitted')) await theatre.file(applicant, stream, { expect: DONE_BEFORE });
  if (includes(story, 'reviewing')) await done(theatre, reviewer, stream, { type: 'startProvinceReview' });
  if (story.returned)
    await done(theatre, reviewer, stream, {
      type: 'returnForCorrection',
      reasons: [
        { field: 'statement', reason: '请补充平台组织方式的说明' },
        { field: 'standards', reason: '请补充标准号' },
      ],
    });
  if (includes(story, 'passed'))
    await done(theatre, reviewer, stream, {
      type: 'passProvinceReview',
      truthful: true,
      accurate: true,
      complete: true,
      opinion: '材料真实、准确、完整，同意推荐',
      warningsConfirmed: warningsOf(application),
    });
  if (includes(story, 'recommended'))
    await done(theatre, RECOMMENDERS[authority] ?? MINISTRY, deskStream(SAMPLE_SEASON, authority), {
      type: 'recommendApplication',
      applicationId: application.id,
    });
}

async function mail(theatre: HttpTheatre, authority: string): Promise<void> {
  const desk = deskStream(SAMPLE_SEASON, authority);
  const recommender = RECOMMENDERS[authority] ?? MINISTRY;
  await done(theatre, recommender, desk, {
    type: 'sealPackage',
    letterNo: `样例推〔${BATCH_4.year}〕${authority}号`,
    letterHash: 'b'.repeat(64),
    summaryHash: 'c'.repeat(64),
  });
  await done(theatre, recommender, desk, { type: 'dispatchPackage', mailedAt: theatre.now(), carrier: '中国邮政特快专递', trackingNo: `EMS${authority}0001` });
  await theatre.quiet([desk]);
  await done(theatre, SUPPORT, desk, { type: 'receivePackage', paperNumbersMatch: true });
  await theatre.quiet([desk]);
}

async function afterwards(theatre: HttpTheatre, story: Story): Promise<void> {
  const stream = applicationStream(story.application.id);
  if (includes(story, 'formalPassed')) await done(theatre, SUPPORT, stream, { type: 'passFormalCheck', note: '材料齐备，印本与系统一致' });
  if (!includes(story, 'expertReviewing')) return;
  await done(theatre, SUPPORT, stream, { type: 'assignExperts', experts: [1, 2, 3, 4, 5].map((number) => `expert-${number}`) });
  for (const number of [4, 5]) {
    await done(theatre, by(`expert-${number}`, 'expert'), stream, {
      type: 'submitScore',
      scores: Object.fromEntries(BATCH_4.experts.criteria.map((criterion) => [criterion.id, Math.round(criterion.maximum * 0.8)])),
      opinion: '服务型制造模式清晰，成效较好',
    });
  }
}

/** A draft to go on with: the sample's subject has begun its 评估评价表. */
async function halfAnEvaluation(theatre: HttpTheatre, subject: ReturnType<typeof sampleTitles>[number]): Promise<void> {
  const stream = evaluationStream(SAMPLE_CAMPAIGN, subject.titleNo);
  await theatre.happened(stream, 'EvaluationOpened');
  const { targets_review: _, ...half } = evaluationForm(BATCH_4, subject);
  await theatre.draft(by('xingdu', 'applicant', { organisation: 'org-xingdu' }), stream, half);
}

async function done(theatre: HttpTheatre, performer: Performer, stream: StreamId, command: Command): Promise<void> {
  await theatre.send(performer, stream, command, { expect: DONE_BEFORE });
}

/** Asked by who may know of it: a draft is nobody's business but its applicant's. */
async function exists(theatre: HttpTheatre, stream: StreamId, asker: Performer = by('auditor', 'auditor')): Promise<boolean> {
  return (await theatre.person(asker).get(streamAddress(stream))).status === 200;
}
