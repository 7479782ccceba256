import { campaignStream, evaluationStream, titleStream } from '#libs/domain/kernel/streams';
import type { StreamId } from '#libs/domain/kernel/types';
import { applicant, ministry, province } from '#libs/domain/testing/actors';
import type { DomainWorld } from './domain-world.js';
import { DAY, inDays } from './moments.js';
import type { SkippedTime } from './skipped-time.js';
import { until } from './whole-selection.js';

export interface WholeCampaign {
  campaign: StreamId;
  failed: StreamId;
  specialCase: StreamId;
  reopened: StreamId;
  revokedTitle: StreamId;
}

const EXPLAIN = '该企业因生产线整体搬迁，自本年三月起停产，预计明年一月恢复，期间无法组织填报，现将有关情况说明如下，并附主管部门证明材料。';

/** A campaign over three titles, every process running: failed for good, a special case passed, one reopened after its explanation. */
export async function playCampaign(world: DomainWorld, time: SkippedTime, id: string): Promise<WholeCampaign> {
  const campaign = campaignStream(id);
  const titles = ['1', '2', '3'].map((number) => `${id}-${number}`);
  const [failed = '', specialCase = '', reopened = ''] = titles.map((title) => evaluationStream(id, title));
  const calendar = { opensAt: inDays(-1), closesAt: inDays(30), reminders: [{ daysBefore: 7, at: inDays(23) }] };
  const becomes = (stream: StreamId, status: string) =>
    until(
      () => world.status(stream) === status,
      () => `${stream} is ${world.status(stream)}, not ${status}`,
    );

  for (const titleNo of titles) {
    const grant = {
      type: 'grantTitle',
      titleNo,
      register: id,
      batch: 3,
      category: 'enterprise',
      authority: '32',
      organisation: 'org-1',
      unitName: '苏州示例装备有限公司',
      subjectCode: '91320500000000001X',
    };
    await world.command(titleStream(titleNo), { ...grant, grantedOn: '2020-11-20', documentNo: '工信部政法函〔2020〕1号', applicationId: null }, ministry);
  }
  await world.command(campaign, { type: 'openCampaign', campaign: id, year: 2022, register: id, calendar }, ministry);
  await until(
    () => world.status(reopened) === 'notStarted',
    () => 'the campaign opened nothing',
  );
  await world.command(specialCase, { type: 'fileSpecialCase', reasonKind: 'suspended', explain: EXPLAIN, sealHash: 'a'.repeat(64) }, province, inDays(10));
  await time.pass(campaign, 31 * DAY);
  await becomes(failed, 'notPassedOverdue');
  await becomes(reopened, 'notPassedOverdue');

  await world.command(specialCase, { type: 'decideSpecialCase', decision: 'passed', note: '情况属实' }, ministry, inDays(33));
  await world.command(reopened, { type: 'fileExplanation', statement: '因系统原因未能提交。', evidence: [] }, applicant, inDays(34));
  await world.command(reopened, { type: 'reopenEvaluation', closesAt: inDays(50), reason: '说明成立' }, ministry, inDays(35));
  for (const stream of [failed, reopened]) await time.pass(stream, 120 * DAY);
  await becomes(failed, 'finalNotPassedOverdue');
  await becomes(reopened, 'finalNotPassedOverdue');
  await world.command(campaign, { type: 'publishCampaignResults', documentNo: '工信部公告2022年第1号' }, ministry, inDays(200));
  const revokedTitle = titleStream(titles[0] ?? '');
  await world.command(
    revokedTitle,
    { type: 'revokeTitle', reason: 'evaluationFailed', documentNo: '工信部公告2022年第2号', note: '评估评价未通过' },
    ministry,
    inDays(201),
  );
  for (const stream of [campaign, failed, specialCase, reopened, revokedTitle])
    await until(
      () => time.ended(stream),
      () => `the process of ${stream} still runs`,
    );
  return { campaign, failed, specialCase, reopened, revokedTitle };
}
