import { setTimeout as sleep } from 'node:timers/promises';
import { exampleEvaluationForm } from '#libs/domain/evaluation/example-form';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import { provinceOf } from '../clients/people.js';
import { CLOCK_STEP_MS } from '../system/edges.js';
import { saved } from './application-case.js';
import type { Part } from './play.js';
import type { Granted } from './title-case.js';

/** How one titled subject goes through its campaign. `edge`: at the very millisecond of the deadline. */
export type SubjectFate = 'early' | 'lastSeconds' | 'edge' | 'late' | 'never' | 'specialCase' | 'edgeSpecialCase';
export const SUBJECT_FATES: readonly SubjectFate[] = [
  'early',
  'edge',
  'never',
  'lastSeconds',
  'edge',
  'late',
  'specialCase',
  'lastSeconds',
  'edgeSpecialCase',
  'early',
];

const OPENED_WITHIN_MS = 60_000;
/** A request that is sent this long before the clock moves on has arrived when it does. */
const ON_THE_WAY_MS = 120;
const EXPLAIN =
  '受疫情封控影响，该单位办公系统与财务数据自三月起无法使用，确实不能在截止时间前完成线上填报；我厅已实地核实并加盖公章说明，建议延期或单独处理该单位的评估评价。';

export async function evaluationCase(part: Part, campaign: string, { titleNo, authority }: Granted, closesAt: number, fate: SubjectFate): Promise<void> {
  const { client, random, play } = part;
  const stream = `evaluation/${campaign}/${titleNo}`;
  const applicant = play.people.applicants[client];
  const province = provinceOf(play.people, authority);
  if (!applicant || !(await opened(part, stream))) return;
  const special = () => province.command(client, stream, 'fileSpecialCase', { reasonKind: 'epidemic', explain: EXPLAIN, sealHash: 'a'.repeat(64) });
  if (fate === 'never') return;
  if (fate === 'specialCase' || fate === 'edgeSpecialCase') {
    await until(fate === 'specialCase' ? closesAt - random.between(500, 4_000) : momentOf('edge', closesAt, part));
    await special();
    return;
  }
  const draftVersion = await saved(part, `/api/evaluations/${campaign}/${titleNo}/draft`, exampleEvaluationForm('enterprise', BATCH_4.evaluationYears));
  if (draftVersion === null) return;
  await until(momentOf(fate, closesAt, part));
  const told = await applicant.command(client, stream, 'submitEvaluation', { draftVersion });
  if (told.kind === 'ok' && random.chance(70)) await review(part, stream, authority);
}

function momentOf(fate: Exclude<SubjectFate, 'never' | 'specialCase' | 'edgeSpecialCase'>, closesAt: number, { random }: Part): number {
  switch (fate) {
    case 'early':
      return Date.now() + random.between(0, 1_500);
    case 'lastSeconds':
      return closesAt - CLOCK_STEP_MS - random.between(0, 2_500);
    case 'edge':
      return closesAt + random.between(20 - CLOCK_STEP_MS, CLOCK_STEP_MS - ON_THE_WAY_MS);
    case 'late':
      return closesAt + CLOCK_STEP_MS + random.between(0, CLOCK_STEP_MS - ON_THE_WAY_MS);
  }
}

async function review({ client, random, play }: Part, stream: string, authority: string): Promise<void> {
  const { ministry } = play.people;
  const province = provinceOf(play.people, authority);
  if ((await province.command(client, stream, 'startEvaluationReview', {})).kind !== 'ok') return;
  if (random.chance(15)) {
    await province.command(client, stream, 'returnEvaluation', { reasons: [{ field: 'digital_system', reason: '请补充' }] });
    return;
  }
  await province.command(client, stream, 'passEvaluationReview', { exists: true, truthful: true, noMajorEvent: true, opinion: '存续，真实' });
  const outcome = random.chance(70) ? 'passed' : 'notPassed';
  await ministry.command(client, stream, 'concludeEvaluation', { outcome, score: '78.00', reason: '样例评估结论' });
  if (random.chance(25)) await ministry.command(client, stream, 'concludeEvaluation', { outcome, score: '80.00', reason: '再次下结论，应予拒绝' });
}

/** Evaluations come to exist by a follow-up of the campaign. False: not in time, which the checker will name if it never comes. */
async function opened({ play }: Part, stream: string): Promise<boolean> {
  for (const end = Date.now() + OPENED_WITHIN_MS; Date.now() < end; await sleep(250)) {
    if ((await play.people.ministry.ask('GET', `/api/${stream.replace('evaluation/', 'evaluations/')}/facts`)).status === 200) return true;
  }
  return false;
}

const until = (at: number): Promise<void> => sleep(Math.max(0, at - Date.now()));
