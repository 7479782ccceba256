import { applicationStream, deskStream, seasonStream } from '#libs/domain/kernel/streams';
import type { Actor, Instant, StreamId } from '#libs/domain/kernel/types';
import { applicant, EXPERTS, expert, ministry, province, supportUnit } from '#libs/domain/testing/actors';
import { aFormOf, aUscc } from '#libs/domain/testing/forms';

/** One command of one person, as both the world in memory and the real engine take it. */
export interface Step {
  stream: StreamId;
  command: { type: string } & Record<string, unknown>;
  actor: Actor;
}

const UNIT = '苏州示例装备有限公司';
const HASH = 'e'.repeat(64);
const CHECKS = { truthful: true, accurate: true, complete: true, opinion: '材料真实、准确、完整' };

/** The steps of one enterprise of province 32; `number` tells its code and number from others'. */
export function stepsOf(season: string, id: string, number: number) {
  const stream = applicationStream(id);
  const subject = { unitName: UNIT, subjectCode: aUscc(number) };
  const step = (actor: Actor, command: Step['command']): Step => ({ stream, command, actor });
  const submit = step(applicant, { type: 'submitApplication', form: aFormOf('enterprise', subject), contentHash: HASH });
  return {
    stream,
    start: step(applicant, {
      type: 'startApplication',
      season,
      category: 'enterprise',
      authority: '32',
      ...subject,
      applicationNo: `FWZZ-ENT-32-${String(number).padStart(4, '0')}`,
    }),
    submit,
    startReview: step(province, { type: 'startProvinceReview' }),
    returnBy: (correctBy: Instant) => step(province, { type: 'returnForCorrection', reasons: [{ field: 'statement', reason: '发展成效缺少数据' }], correctBy }),
    passReview: step(province, { type: 'passProvinceReview', ...CHECKS, warningsConfirmed: [] }),
    recommend: { stream: deskStream(season, '32'), actor: province, command: { type: 'recommendApplication', applicationId: id } } satisfies Step,
    ministryReview: [
      step(supportUnit, { type: 'passFormalCheck', note: '材料齐全' }),
      step(supportUnit, { type: 'assignExperts', experts: [...EXPERTS] }),
      ...EXPERTS.map((_, index) =>
        step(expert(index + 1), { type: 'submitScore', scores: { foundation: 16, capability: 24, effect: 24, prospect: 16 }, opinion: '同意推荐' }),
      ),
      step(supportUnit, { type: 'concludeExpertReview' }),
      step(ministry, { type: 'suggestApplication', reason: '示范性强' }),
    ],
  };
}

export function deskSteps(season: string, mailedAt: Instant) {
  const step = (actor: Actor, command: Step['command']): Step => ({ stream: deskStream(season, '32'), command, actor });
  return {
    stream: deskStream(season, '32'),
    seal: step(province, { type: 'sealPackage', letterNo: '苏工信发〔2022〕1号', letterHash: HASH, summaryHash: HASH }),
    dispatch: step(province, { type: 'dispatchPackage', mailedAt, carrier: '中国邮政', trackingNo: 'EMS0000001' }),
    receive: step(supportUnit, { type: 'receivePackage', paperNumbersMatch: true }),
  };
}

export function seasonSteps(season: string) {
  const step = (command: Step['command']): Step => ({ stream: seasonStream(season), command, actor: ministry });
  return {
    stream: seasonStream(season),
    open: (calendar: object, timing: object = { settleSeconds: 120, spreadSeconds: 600 }) =>
      step({ type: 'openSeason', season, title: '第四批', calendar, timing, authorities: ['32'] }),
    amend: (calendar: object) => step({ type: 'amendSeasonCalendar', calendar, reason: '系统维护' }),
    openConsultation: step({ type: 'openConsultation', note: '征求部内司局意见' }),
    closeConsultation: step({ type: 'closeConsultation', note: '无不同意见' }),
    openPublicity: (from: Instant, endsAt: Instant) => step({ type: 'openSeasonPublicity', from, endsAt }),
    announce: step({ type: 'announceResults', documentNo: '工信部政法函〔2022〕338号', complianceReconfirmed: true }),
    close: step({ type: 'closeSeason', note: '本批次结束' }),
  };
}
