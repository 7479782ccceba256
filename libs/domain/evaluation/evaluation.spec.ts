import { describe, expect, it } from 'vitest';
import type { Actor, Instant } from '../kernel/types.js';
import { BATCH_4 } from '../programmes/batch-4.js';
import { Scenario } from '../testing/given-when-then.js';
import { evaluationAggregate } from './aggregate.js';
import type { EvaluationCommand } from './commands.js';
import { exampleEvaluationForm } from './example-form.js';
import type { EvaluationFact } from './facts.js';

const LAST_INSTANT = '2022-05-31T15:59:59.999Z';
const FIRST_LATE = '2022-05-31T16:00:00.000Z';
const SETTLED = '2022-05-31T16:01:59.999Z';
const MAY_20 = '2022-05-20T02:00:00.000Z';
const JUNE_6 = '2022-06-06T02:00:00.000Z';

const subject: Actor = { id: 'u-subject', role: 'applicant', organisation: 'org-1' };
const province: Actor = { id: 'u-32', role: 'province', authority: '32' };
const ministry: Actor = { id: 'u-ministry', role: 'ministry' };
const supportUnit: Actor = { id: 'u-support', role: 'supportUnit' };
const system: Actor = { id: 'system', role: 'system' };
const hash = 'a'.repeat(64);

const opened: EvaluationFact = {
  type: 'EvaluationOpened', campaign: '2022', titleNo: 'T-1', kind: 'enterprise', batch: 3, authority: '32', organisation: 'org-1', unitName: '示例企业',
  closesAt: LAST_INSTANT, settleSeconds: 120, spreadSeconds: 600,
};
const fresh = new Scenario({ aggregate: evaluationAggregate, stream: 'evaluation/2022/T-1', programme: BATCH_4 });
const open = fresh.given({ actor: system, occurredAt: '2022-04-15T00:00:00.000Z' }, opened);

const submit: EvaluationCommand = { type: 'submitEvaluation', form: exampleEvaluationForm('enterprise', BATCH_4.evaluationYears), contentHash: hash };
const failFiling: EvaluationCommand = { type: 'failOverdue', deadline: 'filing' };
const failCorrection: EvaluationCommand = { type: 'failOverdue', deadline: 'correction' };
const specialCase: EvaluationCommand = { type: 'fileSpecialCase', reasonKind: 'epidemic', explain: '因疫情防控需要，'.repeat(7), sealHash: hash };
const answers = { exists: true, truthful: true, noMajorEvent: true, opinion: '材料属实。' };

const submitted = (now: Instant = MAY_20) => open.when(submit, subject, now).thenTypes('EvaluationSubmitted');
const reviewing = () => submitted().when({ type: 'startEvaluationReview' }, province, MAY_20).thenTypes('EvaluationReviewStarted');
const returned = (now: Instant = MAY_20) => reviewing().when({ type: 'returnEvaluation', reasons: [{ field: 'annual', reason: '数据不一致' }] }, province, now).thenTypes('EvaluationReturned');
const provincePassed = () => reviewing().when({ type: 'passEvaluationReview', ...answers }, province, MAY_20).thenTypes('EvaluationReviewPassed');
const overdue = () => open.when(failFiling, system, SETTLED).thenTypes('EvaluationFailedOverdue');
const notPassed = () => provincePassed().when({ type: 'concludeEvaluation', outcome: 'notPassed', score: '41.5', reason: '成效不足' }, ministry, JUNE_6).thenTypes('EvaluationNotPassed');

describe('the filing deadline', () => {
  it('takes a filing in the last millisecond of the last day', () => {
    open.when(submit, subject, LAST_INSTANT).then({ type: 'EvaluationSubmitted', contentHash: hash, submission: 1, findings: [] });
  });

  it('refuses a filing at midnight', () => {
    open.when(submit, subject, FIRST_LATE).thenRefused('CUT_OFF_PASSED');
  });

  it('is closed by the campaign at its end plus settle, by the own timer as the safety net', () => {
    expect(open.waitingFor()).toEqual({ stage: 'fill', due: [{ no: 'filing/1', at: SETTLED, command: failFiling, closedBy: 'campaign/2022', spreadSeconds: 600 }] });
  });

  it('fails whoever has not filed, once settle has passed and not a millisecond before', () => {
    open.when(failFiling, system, '2022-05-31T16:01:59.998Z').thenRefused('NOT_YET_DUE');
    open.when(failFiling, system, SETTLED).then({ type: 'EvaluationFailedOverdue', at: LAST_INSTANT, deadline: 'filing', explainBy: '2022-06-15T15:59:59.999Z', explainByProvisional: false });
  });

  it('fails nobody who has filed', () => {
    submitted(LAST_INSTANT).when(failFiling, system, SETTLED).thenRefused('WRONG_STAGE');
  });

  it('fails nobody for whom a special case is on file', () => {
    open.when(specialCase, province, LAST_INSTANT).thenTypes('SpecialCaseFiled').when(failFiling, system, SETTLED).thenRefused('WRONG_STAGE');
  });

  it('takes back a failure when a filing had arrived in time after all', () => {
    const reinstated = overdue().when(submit, subject, LAST_INSTANT).then(
      { type: 'EvaluationReinstated', receivedAt: LAST_INSTANT },
      { type: 'EvaluationSubmitted', contentHash: hash, submission: 1, findings: [] },
    );

    expect(reinstated.state).toMatchObject({ status: 'submitted', outcome: null, explainBy: null });
    overdue().when(submit, subject, FIRST_LATE).thenRefused('CUT_OFF_PASSED');
  });

  it('takes back a failure when a special case had arrived in time after all', () => {
    overdue().when(specialCase, province, LAST_INSTANT).thenTypes('EvaluationReinstated', 'SpecialCaseFiled');
  });

  it('gives the whole explanation window when the clock was days late', () => {
    const failed = open.when(failFiling, system, '2022-06-20T02:00:00.000Z').thenTypes('EvaluationFailedOverdue');

    expect(failed.state).toMatchObject({ explainBy: '2022-07-04T15:59:59.999Z' });
  });

  it('is nobody but the clock\'s to enforce', () => {
    open.when(failFiling, ministry, SETTLED).thenRefused('ROLE_NOT_ALLOWED');
  });
});

describe('a return for correction', () => {
  it('gives grace days beyond the deadline when it comes shortly before it', () => {
    expect(returned('2022-05-30T02:00:00.000Z').state).toMatchObject({ correctBy: '2022-06-04T15:59:59.999Z' });
  });

  it('never ends before the filing deadline', () => {
    expect(returned(MAY_20).state).toMatchObject({ correctBy: LAST_INSTANT });
  });

  it('after a filing in time is not failed by the filing deadline', () => {
    returned('2022-05-30T02:00:00.000Z').when(failFiling, system, SETTLED).thenRefused('WRONG_STAGE');
  });

  it('takes the correction up to the last instant of its own deadline, and fails it after', () => {
    const waiting = returned('2022-05-30T02:00:00.000Z');

    expect(waiting.waitingFor()).toEqual({ stage: 'fill', due: [{ no: 'correction/1', at: '2022-06-04T16:01:59.999Z', command: failCorrection }] });
    waiting.when(submit, subject, '2022-06-04T15:59:59.999Z').thenTypes('EvaluationSubmitted');
    waiting.when(submit, subject, '2022-06-04T16:00:00.000Z').thenRefused('CUT_OFF_PASSED');
    waiting.when(failCorrection, system, '2022-06-04T16:01:59.998Z').thenRefused('NOT_YET_DUE');
    waiting.when(failCorrection, system, '2022-06-04T16:01:59.999Z').thenTypes('EvaluationFailedOverdue');
  });

  it('needs a reason', () => {
    reviewing().when({ type: 'returnEvaluation', reasons: [] }, province, MAY_20).thenRefused('REASON_MISSING', 'reasons');
    reviewing().when({ type: 'returnEvaluation', reasons: [{ field: 'annual', reason: ' ' }] }, province, MAY_20).thenRefused('REASON_MISSING', 'reasons');
  });
});

describe('the province', () => {
  it('passes only with three answers of yes', () => {
    for (const answer of ['exists', 'truthful', 'noMajorEvent'] as const) {
      reviewing().when({ type: 'passEvaluationReview', ...answers, [answer]: false }, province, MAY_20).thenRefused('CHECKS_INCOMPLETE');
    }
    reviewing().when({ type: 'passEvaluationReview', ...answers }, province, MAY_20).then({ type: 'EvaluationReviewPassed', ...answers });
  });

  it('flags what it doubts, in words', () => {
    reviewing().when({ type: 'flagEvaluation', ...answers, truthful: false, opinion: '' }, province, MAY_20).thenRefused('REASON_MISSING', 'opinion');
    reviewing().when({ type: 'flagEvaluation', ...answers, truthful: false }, province, MAY_20).thenTypes('EvaluationFlagged');
  });

  it('does not act for another province', () => {
    submitted().when({ type: 'startEvaluationReview' }, { ...province, authority: '33' }, MAY_20).thenRefused('OTHER_AUTHORITY');
  });

  it('does not review what the same person filed (AMB-18)', () => {
    submitted().when({ type: 'startEvaluationReview' }, { ...province, id: subject.id }, MAY_20).thenRefused('OWN_PROVINCE_CONFLICT');
  });

  it('puts a special case on file up to the deadline and not after', () => {
    open.when(specialCase, province, FIRST_LATE).thenRefused('CUT_OFF_PASSED');
    submitted().when(specialCase, province, MAY_20).thenRefused('WRONG_STAGE');
  });

  it('explains a special case in 50 to 2000 字 under seal', () => {
    const of = (zi: number): EvaluationCommand => ({ ...specialCase, explain: '因'.repeat(zi) }) as EvaluationCommand;
    open.when(of(49), province, MAY_20).thenRefused('FIELD_INVALID', 'explain');
    open.when(of(50), province, MAY_20).thenTypes('SpecialCaseFiled');
    open.when(of(2000), province, MAY_20).thenTypes('SpecialCaseFiled');
    open.when(of(2001), province, MAY_20).thenRefused('FIELD_INVALID', 'explain');
    open.when({ ...specialCase, sealHash: '' } as EvaluationCommand, province, MAY_20).thenRefused('SEAL_MISSING', 'sealHash');
  });
});

describe('the ministry', () => {
  const special = (reasonKind: 'epidemic' | 'deregistered' | 'licenceRevoked') => open.when({ ...specialCase, reasonKind } as EvaluationCommand, province, MAY_20).thenTypes('SpecialCaseFiled');

  it('does not pass a subject whose existence the province did not confirm', () => {
    const flagged = reviewing().when({ type: 'flagEvaluation', ...answers, exists: false }, province, MAY_20).thenTypes('EvaluationFlagged');

    flagged.when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, ministry, JUNE_6).thenRefused('SUBJECT_NO_LONGER_EXISTS');
    flagged.when({ type: 'concludeEvaluation', outcome: 'notPassed', score: '80', reason: '已注销' }, ministry, JUNE_6).thenTypes('EvaluationNotPassed');
  });

  it('passes a subject', () => {
    const passed = provincePassed().when({ type: 'concludeEvaluation', outcome: 'passed', score: '82.50', reason: '达标' }, ministry, JUNE_6).thenTypes('EvaluationPassed');

    expect(passed.state).toMatchObject({ status: 'passed', outcome: 'passed' });
    expect(passed.waitingFor()).toEqual({ stage: 'atRest', due: [] });
  });

  it('gives a score between 0 and 100', () => {
    for (const score of ['100.01', '-1', 'good', '']) {
      provincePassed().when({ type: 'concludeEvaluation', outcome: 'passed', score, reason: '达标' }, ministry, JUNE_6).thenRefused('SCORE_OUT_OF_RANGE', 'score');
    }
    provincePassed().when({ type: 'concludeEvaluation', outcome: 'passed', score: '100', reason: '达标' }, ministry, JUNE_6).thenTypes('EvaluationPassed');
  });

  it('may have a site checked by two people before it concludes', () => {
    const ordered = provincePassed().when({ type: 'orderSiteCheck', reason: '指标突变' }, supportUnit, JUNE_6).thenTypes('SiteCheckOrdered');

    ordered.when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, ministry, JUNE_6).thenRefused('WRONG_STAGE');
    ordered.when({ type: 'reportSiteCheck', visitors: ['u-1', 'u-1'], satisfied: true, report: '属实' }, supportUnit, JUNE_6).thenRefused('VISITORS_TOO_FEW', 'visitors');
    ordered.when({ type: 'reportSiteCheck', visitors: ['u-1', 'u-2'], satisfied: true, report: '属实' }, supportUnit, JUNE_6).thenTypes('SiteCheckReported')
      .when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, ministry, JUNE_6).thenTypes('EvaluationPassed');
  });

  it('decides each special case: none passes by itself (AMB-15)', () => {
    for (const [decision, stage] of [['deferred', 'atRest'], ['passed', 'atRest'], ['notPassed', 'explanation'], ['titleLapsed', 'atRest']] as const) {
      const decided = special('epidemic').when({ type: 'decideSpecialCase', decision, note: '据实' }, ministry, JUNE_6).thenTypes('SpecialCaseDecided');
      expect(decided.state).toMatchObject({ status: decision, outcome: decision });
      expect(decided.waitingFor().stage).toBe(stage);
    }
  });

  it('cannot pass by special case a subject that is deregistered or has lost its licence', () => {
    for (const reasonKind of ['deregistered', 'licenceRevoked'] as const) {
      special(reasonKind).when({ type: 'decideSpecialCase', decision: 'passed', note: '据实' }, ministry, JUNE_6).thenRefused('SUBJECT_NO_LONGER_EXISTS');
    }
  });
});

describe('the right of explanation', () => {
  const explainBy = '2022-06-20T15:59:59.999Z';
  const explain: EvaluationCommand = { type: 'fileExplanation', statement: '说明如下。', evidence: [] };

  it('lasts 10 working days, the day of the result not counted', () => {
    expect(notPassed().waitingFor()).toEqual({ stage: 'explanation', due: [{ no: 'explanation/1', at: '2022-06-20T16:01:59.999Z', command: { type: 'finaliseResult' } }] });
  });

  it('is used up to its last instant and not after', () => {
    notPassed().when(explain, subject, explainBy).thenTypes('ExplanationFiled');
    notPassed().when(explain, subject, '2022-06-20T16:00:00.000Z').thenRefused('EXPLANATION_PERIOD_OVER');
  });

  it('unused makes the result final, once settle has passed', () => {
    notPassed().when({ type: 'finaliseResult' }, system, '2022-06-20T16:01:59.998Z').thenRefused('NOT_YET_DUE');
    const final = notPassed().when({ type: 'finaliseResult' }, system, '2022-06-20T16:01:59.999Z').then({ type: 'ResultFinalised', at: explainBy, outcome: 'notPassed' });
    expect(final.state).toMatchObject({ status: 'finalNotPassed' });
  });

  it('used is for the ministry to rule on, not for the clock', () => {
    const explained = notPassed().when(explain, subject, explainBy).thenTypes('ExplanationFiled');

    expect(explained.waitingFor()).toEqual({ stage: 'explanation', due: [] });
    explained.when(explain, subject, explainBy).thenRefused('ALREADY_EXISTS');
    explained.when({ type: 'finaliseResult' }, system, '2022-07-01T00:00:00.000Z').thenRefused('WRONG_STAGE');
    expect(explained.when({ type: 'upholdResult', reason: '证据不足' }, ministry, '2022-07-01T00:00:00.000Z').thenTypes('ResultUpheld').state).toMatchObject({ status: 'finalNotPassed' });
  });

  it('is not ruled on before it is used', () => {
    notPassed().when({ type: 'upholdResult', reason: '维持' }, ministry, JUNE_6).thenRefused('WRONG_STAGE');
  });

  it('of who never filed can end in a filing with a new date', () => {
    const reopened = overdue().when(explain, subject, '2022-06-10T02:00:00.000Z').thenTypes('ExplanationFiled')
      .when({ type: 'reopenEvaluation', closesAt: '2022-06-30T15:59:59.999Z', reason: '封控无法填报' }, ministry, JUNE_6).thenTypes('EvaluationReopened');

    expect(reopened.state).toMatchObject({ status: 'notStarted', outcome: null, failedBy: null });
    expect(reopened.waitingFor().due).toMatchObject([{ no: 'filing/2', at: '2022-06-30T16:01:59.999Z' }]);
    reopened.when(submit, subject, '2022-06-30T15:59:59.999Z').thenTypes('EvaluationSubmitted');
  });

  it('of who had filed reopens the filed form for correction', () => {
    const reopened = notPassed().when({ type: 'reopenEvaluation', closesAt: '2022-06-30T15:59:59.999Z', reason: '补充证据' }, ministry, JUNE_6).thenTypes('EvaluationReopened');

    expect(reopened.state).toMatchObject({ status: 'returned', correctBy: '2022-06-30T15:59:59.999Z' });
  });

  it('is not reopened to a date before the announced deadline', () => {
    const decided = open.when(specialCase, province, MAY_20).thenTypes('SpecialCaseFiled').when({ type: 'decideSpecialCase', decision: 'deferred', note: '暂缓' }, ministry, MAY_20).thenTypes('SpecialCaseDecided');

    decided.when({ type: 'reopenEvaluation', closesAt: '2022-05-31T15:59:59.998Z', reason: '补报' }, ministry, MAY_20).thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', 'closesAt');
    decided.when({ type: 'reopenEvaluation', closesAt: LAST_INSTANT, reason: '补报' }, ministry, MAY_20).thenTypes('EvaluationReopened');
  });

  it('is not reopened to a date that is past', () => {
    overdue().when({ type: 'reopenEvaluation', closesAt: JUNE_6, reason: '补报' }, ministry, JUNE_6).thenRefused('DATES_OUT_OF_ORDER', 'closesAt');
  });
});

describe('an amended deadline', () => {
  const later = '2022-06-15T15:59:59.999Z';
  const move = (closesAt: Instant, amendment = 1): EvaluationCommand => ({ type: 'moveEvaluationDates', closesAt, amendment, reason: '疫情' });

  it('moves the timer under a new number', () => {
    const moved = open.when(move(later), system, MAY_20).then({ type: 'EvaluationDatesMoved', closesAt: later, amendment: 1, reason: '疫情' });

    expect(moved.waitingFor().due).toMatchObject([{ no: 'filing/2', at: '2022-06-15T16:01:59.999Z' }]);
    moved.when(submit, subject, later).thenTypes('EvaluationSubmitted');
  });

  it('takes back what the clock alone had failed', () => {
    const moved = overdue().when(move(later), system, JUNE_6).thenTypes('EvaluationDatesMoved', 'EvaluationReopened');

    expect(moved.state).toMatchObject({ status: 'notStarted', outcome: null, closesAt: later });
  });

  it('that is itself past by the time it is followed takes nothing back', () => {
    overdue().when(move(later), system, '2022-06-15T15:59:59.998Z').thenTypes('EvaluationDatesMoved', 'EvaluationReopened');
    overdue().when(move(later), system, later).thenRefused('CUT_OFF_PASSED');
  });

  it('takes nothing back from who missed a correction that ended later still', () => {
    const missed = returned('2022-05-30T02:00:00.000Z').when(failCorrection, system, '2022-06-04T16:01:59.999Z').thenTypes('EvaluationFailedOverdue');

    missed.when(move('2022-06-04T15:59:59.998Z'), system, '2022-06-04T15:00:00.000Z').thenRefused('CUT_OFF_PASSED');
    missed.when(move(later), system, JUNE_6).thenTypes('EvaluationDatesMoved', 'EvaluationReopened');
  });

  it('is followed once, and never backwards', () => {
    const moved = open.when(move(later), system, MAY_20).thenTypes('EvaluationDatesMoved');

    moved.when(move('2022-06-20T15:59:59.999Z'), system, MAY_20).thenRefused('ALREADY_EXISTS');
    moved.when(move(LAST_INSTANT, 2), system, MAY_20).thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', 'closesAt');
  });

  it('gives a correction at least until then', () => {
    expect(returned().when(move(later), system, MAY_20).thenTypes('EvaluationDatesMoved').waitingFor().due).toMatchObject([{ no: 'correction/2', at: '2022-06-15T16:01:59.999Z' }]);
  });
});

describe('who acts', () => {
  it('is the titled subject itself, never another organisation', () => {
    open.when(submit, { ...subject, organisation: 'org-2' }, MAY_20).thenRefused('NOT_THE_OWNER');
  });

  it('opens an evaluation once, under its own name', () => {
    const command = { ...opened, type: 'openEvaluation' } as EvaluationCommand;
    fresh.when(command, system, MAY_20).then(opened);
    open.when(command, system, MAY_20).thenRefused('ALREADY_EXISTS');
    fresh.when({ ...command, titleNo: 'T-2' } as EvaluationCommand, system, MAY_20).thenRefused('FIELD_INVALID', 'titleNo');
  });

  it('is told that the deadline is near, as a fact', () => {
    const facts = open.when({ type: 'remindSubject', daysBefore: 7 }, system, MAY_20).then({ type: 'SubjectReminded', daysBefore: 7 });
    expect(facts.state).toEqual(open.state);
    expect(open.followUps({ type: 'SubjectReminded', daysBefore: 7 }, { actor: system, occurredAt: MAY_20 })).toMatchObject([
      { kind: 'notice', to: { role: 'applicant', organisation: 'org-1' } },
      { kind: 'notice', to: { role: 'province', authority: '32' } },
    ]);
  });
});
