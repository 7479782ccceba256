import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaignStream, evaluationStream } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import type { DomainWorld } from './support/domain-world.js';
import { DAY, inDays } from './support/moments.js';
import { aPlace } from './support/place.js';
import type { SkippedTime } from './support/skipped-time.js';
import { openSkippedTime } from './support/skipped-time.js';
import { theWorldOf } from './support/the-world-of.js';

const SYSTEM: Actor = { id: 'system', role: 'system' };
const PROVINCE: Actor = { id: 'p-32', role: 'province', authority: '32' };
const MINISTRY: Actor = { id: 'm-1', role: 'ministry' };

const here = theWorldOf(BATCH_4);
let time: SkippedTime;
let world: DomainWorld;
let campaign: string;
let stream: string;

beforeAll(async () => {
  time = await openSkippedTime(here.activities, await aPlace());
});
afterAll(async () => time?.close());
beforeEach(() => {
  world = here.anew();
  campaign = `c-${randomUUID()}`;
  stream = evaluationStream(campaign, 'T-1');
});

const open = (over: Record<string, unknown> = {}) => ({
  type: 'openEvaluation',
  campaign,
  titleNo: 'T-1',
  kind: 'enterprise',
  batch: 3,
  authority: '32',
  organisation: 'org-1',
  unitName: '江苏某某制造有限公司',
  closesAt: inDays(10),
  settleSeconds: 120,
  spreadSeconds: 600,
  ...over,
});
const specialCase = {
  type: 'fileSpecialCase',
  reasonKind: 'suspended',
  explain: '该企业因生产线整体搬迁，自本年三月起停产，预计明年一月恢复，期间无法组织填报，现将有关情况说明如下，并附主管部门证明材料。',
  sealHash: 'a'.repeat(64),
};

describe('the evaluation of one subject', () => {
  it('fails by its own timer when nobody filed and no campaign ever closed it, and becomes final when nobody explained', async () => {
    await world.command(stream, open(), SYSTEM);
    await time.start(await world.readView(stream));
    await time.pass(stream, 9 * DAY);
    expect(world.facts(stream)).toEqual(['EvaluationOpened']);
    await time.pass(stream, 2 * DAY);
    expect(world.facts(stream)).toEqual(['EvaluationOpened', 'EvaluationFailedOverdue']);
    expect(await time.handle(stream).query('stage')).toBe('explanation');
    await time.pass(stream, 60 * DAY);

    expect(world.facts(stream)).toEqual(['EvaluationOpened', 'EvaluationFailedOverdue', 'ResultFinalised']);
    expect(await time.ended(stream)).toBe(true);
  });

  it('is never failed by the clock where the province put a special case on file in time', async () => {
    await world.command(stream, open(), SYSTEM);
    await time.start(await world.readView(stream));
    await time.pass(stream, 9 * DAY);
    await world.command(stream, specialCase, PROVINCE, inDays(9));
    await time.pass(stream, 300 * DAY);

    // The mail was lost on purpose: the timer asked the log, and the log said no.
    expect(world.facts(stream)).toEqual(['EvaluationOpened', 'SpecialCaseFiled']);
    expect(await time.handle(stream).query('stage')).toBe('ministryReview');
    await time.handle(stream).terminate('spec over');
  });

  it('goes back to filling when it is reopened after an explanation, and fails once more at the new deadline', async () => {
    await world.command(stream, open(), SYSTEM);
    await time.start(await world.readView(stream));
    await time.pass(stream, 11 * DAY);
    await world.command(
      stream,
      { type: 'fileExplanation', statement: '因系统原因未能提交。', evidence: [] },
      { id: 'a-1', role: 'applicant', organisation: 'org-1' },
      inDays(12),
    );
    await world.command(stream, { type: 'reopenEvaluation', closesAt: inDays(40), reason: '说明成立' }, MINISTRY, inDays(13));
    await time.handle(stream).signal('EvaluationReopened', await world.readView(stream));
    await expect.poll(() => time.handle(stream).query('stage')).toBe('fill');
    await time.pass(stream, 35 * DAY);

    expect(world.facts(stream).slice(1)).toEqual(['EvaluationFailedOverdue', 'ExplanationFiled', 'EvaluationReopened', 'EvaluationFailedOverdue']);
    await time.handle(stream).terminate('spec over');
  });
});

describe('a campaign', () => {
  it('reminds, then closes all that did not file by one act, before its own closing', async () => {
    const titles = Array.from({ length: 20 }, (_, index) => `T-${index + 1}`);
    const closer = campaignStream(campaign);
    const calendar = { opensAt: inDays(-1), closesAt: inDays(30), reminders: [{ daysBefore: 7, at: inDays(23) }] };
    await world.command(closer, { type: 'openCampaign', campaign, year: 2022, register: 'batch-3', calendar }, MINISTRY);
    for (const titleNo of titles) await world.command(evaluationStream(campaign, titleNo), open({ titleNo, closesAt: calendar.closesAt }), SYSTEM);
    await world.command(evaluationStream(campaign, 'T-7'), specialCase, PROVINCE);

    await time.start(await world.readView(closer));
    await time.pass(closer, 31 * DAY);

    expect(world.facts(closer)).toEqual(['CampaignOpened', 'CampaignReminded', 'CampaignFilingClosed']);
    expect(titles.filter((no) => world.facts(evaluationStream(campaign, no)).includes('EvaluationFailedOverdue'))).toEqual(titles.filter((no) => no !== 'T-7'));
    expect(await time.handle(closer).query('stage')).toBe('results');
    await world.command(closer, { type: 'publishCampaignResults', documentNo: '工信部公告2022年第1号' }, MINISTRY, inDays(60));
    await time.handle(closer).signal('CampaignResultsPublished', await world.readView(closer));
    await time.handle(closer).result();
  });
});
