import { evaluationAggregate } from '../evaluation/aggregate.js';
import type { EvaluationCommand } from '../evaluation/commands.js';
import { exampleEvaluationForm } from '../evaluation/example-form.js';
import type { EvaluationFact } from '../evaluation/facts.js';
import { EVALUATION_TRANSITIONS } from '../evaluation/transitions.js';
import type { Actor, Instant } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { scenarioOf } from './scenario.js';

/** One subject's evaluation of 2022, its people and how far it has come: fixed instants, the deadline of the deck. */
export const LAST_INSTANT = '2022-05-31T15:59:59.999Z';
export const FIRST_LATE = '2022-05-31T16:00:00.000Z';
export const SETTLED = '2022-05-31T16:01:59.999Z';
export const MAY_20 = '2022-05-20T02:00:00.000Z';
export const JUNE_6 = '2022-06-06T02:00:00.000Z';

export const subject: Actor = { id: 'u-subject', role: 'applicant', organisation: 'org-1' };
export const province: Actor = { id: 'u-32', role: 'province', authority: '32' };
export const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
export const supportUnit: Actor = { id: 'u-support', role: 'supportUnit' };
export const system: Actor = { id: 'system', role: 'system' };
export const hash = 'a'.repeat(64);

export const opened: EvaluationFact = {
  type: 'EvaluationOpened',
  campaign: '2022',
  titleNo: 'T-1',
  kind: 'enterprise',
  batch: 3,
  authority: '32',
  organisation: 'org-1',
  unitName: '示例企业',
  closesAt: LAST_INSTANT,
  settleSeconds: 120,
  spreadSeconds: 600,
};
export const fresh = scenarioOf(evaluationAggregate, { stream: 'evaluation/2022/T-1', programme: BATCH_4, transitions: EVALUATION_TRANSITIONS }).given();
export const open = fresh.given({ fact: opened, actor: system, at: '2022-04-15T00:00:00.000Z' });

export const submit: EvaluationCommand = { type: 'submitEvaluation', form: exampleEvaluationForm('enterprise', BATCH_4.evaluationYears), contentHash: hash };
export const failFiling: EvaluationCommand = { type: 'failOverdue', deadline: 'filing' };
export const failCorrection: EvaluationCommand = { type: 'failOverdue', deadline: 'correction' };
export const specialCase: EvaluationCommand = { type: 'fileSpecialCase', reasonKind: 'epidemic', explain: '因疫情防控需要，'.repeat(7), sealHash: hash };
export const answers = { exists: true, truthful: true, noMajorEvent: true, opinion: '材料属实。' };

export const submitted = (now: Instant = MAY_20) => open.when(submit, { actor: subject, now: now }).thenTypes('EvaluationSubmitted');
export const reviewing = () => submitted().when({ type: 'startEvaluationReview' }, { actor: province, now: MAY_20 }).thenTypes('EvaluationReviewStarted');
export const returned = (now: Instant = MAY_20) =>
  reviewing()
    .when({ type: 'returnEvaluation', reasons: [{ field: 'annual', reason: '数据不一致' }] }, { actor: province, now: now })
    .thenTypes('EvaluationReturned');
export const provincePassed = () =>
  reviewing()
    .when({ type: 'passEvaluationReview', ...answers }, { actor: province, now: MAY_20 })
    .thenTypes('EvaluationReviewPassed');
export const overdue = () => open.when(failFiling, { actor: system, now: SETTLED }).thenTypes('EvaluationFailedOverdue');
export const notPassed = () =>
  provincePassed()
    .when({ type: 'concludeEvaluation', outcome: 'notPassed', score: '41.5', reason: '成效不足' }, { actor: ministry, now: JUNE_6 })
    .thenTypes('EvaluationNotPassed');
