import { describe, expect, it } from 'vitest';
import {
  answers,
  FIRST_LATE,
  JUNE_6,
  LAST_INSTANT,
  MAY_20,
  ministry,
  notPassed,
  open,
  overdue,
  province,
  provincePassed,
  reviewing,
  specialCase,
  subject,
  submit,
  submitted,
  supportUnit,
  system,
} from '../testing/evaluation-story.js';
import type { EvaluationCommand } from './commands.js';

describe('the province', () => {
  it('passes only with three answers of yes', () => {
    for (const answer of ['exists', 'truthful', 'noMajorEvent'] as const) {
      reviewing()
        .when({ type: 'passEvaluationReview', ...answers, [answer]: false }, { actor: province, now: MAY_20 })
        .thenRefused('CHECKS_INCOMPLETE');
    }
    reviewing()
      .when({ type: 'passEvaluationReview', ...answers }, { actor: province, now: MAY_20 })
      .thenExactly({ type: 'EvaluationReviewPassed', ...answers });
  });

  it('flags what it doubts, in words', () => {
    reviewing()
      .when({ type: 'flagEvaluation', ...answers, truthful: false, opinion: '' }, { actor: province, now: MAY_20 })
      .thenRefused('REASON_MISSING', {}, 'opinion');
    reviewing()
      .when({ type: 'flagEvaluation', ...answers, truthful: false }, { actor: province, now: MAY_20 })
      .thenTypes('EvaluationFlagged');
  });

  it('does not act for another province', () => {
    submitted()
      .when({ type: 'startEvaluationReview' }, { actor: { ...province, authority: '33' }, now: MAY_20 })
      .thenRefused('OTHER_AUTHORITY');
  });

  it('does not review what its own organisation filed (AMB-18)', () => {
    submitted()
      .when({ type: 'startEvaluationReview' }, { actor: { ...province, organisation: 'org-1' }, now: MAY_20 })
      .thenRefused('OWN_PROVINCE_CONFLICT');
  });

  it('does not review what the same person filed (AMB-18)', () => {
    submitted()
      .when({ type: 'startEvaluationReview' }, { actor: { ...province, id: subject.id }, now: MAY_20 })
      .thenRefused('OWN_PROVINCE_CONFLICT');
  });

  it('puts a special case on file up to the deadline and not after', () => {
    open.when(specialCase, { actor: province, now: FIRST_LATE }).thenRefused('CUT_OFF_PASSED');
    submitted().when(specialCase, { actor: province, now: MAY_20 }).thenRefused('WRONG_STAGE');
  });

  it('explains a special case in 50 to 2000 字 under seal', () => {
    const of = (zi: number): EvaluationCommand => ({ ...specialCase, explain: '因'.repeat(zi) }) as EvaluationCommand;
    open.when(of(49), { actor: province, now: MAY_20 }).thenRefused('FIELD_INVALID', {}, 'explain');
    open.when(of(50), { actor: province, now: MAY_20 }).thenTypes('SpecialCaseFiled');
    open.when(of(2000), { actor: province, now: MAY_20 }).thenTypes('SpecialCaseFiled');
    open.when(of(2001), { actor: province, now: MAY_20 }).thenRefused('FIELD_INVALID', {}, 'explain');
    open.when({ ...specialCase, sealHash: '' } as EvaluationCommand, { actor: province, now: MAY_20 }).thenRefused('SEAL_MISSING', {}, 'sealHash');
  });
});

describe('the ministry', () => {
  const special = (reasonKind: 'epidemic' | 'deregistered' | 'licenceRevoked') =>
    open.when({ ...specialCase, reasonKind } as EvaluationCommand, { actor: province, now: MAY_20 }).thenTypes('SpecialCaseFiled');

  it('does not pass a subject whose existence the province did not confirm', () => {
    const flagged = reviewing()
      .when({ type: 'flagEvaluation', ...answers, exists: false }, { actor: province, now: MAY_20 })
      .thenTypes('EvaluationFlagged');

    flagged
      .when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, { actor: ministry, now: JUNE_6 })
      .thenRefused('SUBJECT_NO_LONGER_EXISTS');
    flagged
      .when({ type: 'concludeEvaluation', outcome: 'notPassed', score: '80', reason: '已注销' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationNotPassed');
  });

  it('passes a subject', () => {
    const passed = provincePassed()
      .when({ type: 'concludeEvaluation', outcome: 'passed', score: '82.50', reason: '达标' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationPassed');

    expect(passed.state).toMatchObject({ status: 'passed', outcome: 'passed' });
    expect(passed.waitingFor).toEqual({ stage: 'atRest', due: [] });
  });

  it('gives a score between 0 and 100', () => {
    for (const score of ['100.01', '-1', 'good', '']) {
      provincePassed()
        .when({ type: 'concludeEvaluation', outcome: 'passed', score, reason: '达标' }, { actor: ministry, now: JUNE_6 })
        .thenRefused('SCORE_OUT_OF_RANGE', {}, 'score');
    }
    provincePassed()
      .when({ type: 'concludeEvaluation', outcome: 'passed', score: '100', reason: '达标' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationPassed');
  });

  it('may have a site checked by two people before it concludes', () => {
    const ordered = provincePassed().when({ type: 'orderSiteCheck', reason: '指标突变' }, { actor: supportUnit, now: JUNE_6 }).thenTypes('SiteCheckOrdered');

    ordered.when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, { actor: ministry, now: JUNE_6 }).thenRefused('WRONG_STAGE');
    ordered
      .when({ type: 'reportSiteCheck', visitors: ['u-1', 'u-1'], satisfied: true, report: '属实' }, { actor: supportUnit, now: JUNE_6 })
      .thenRefused('VISITORS_TOO_FEW', {}, 'visitors');
    ordered
      .when({ type: 'reportSiteCheck', visitors: ['u-1', 'u-2'], satisfied: true, report: '属实' }, { actor: supportUnit, now: JUNE_6 })
      .thenTypes('SiteCheckReported')
      .when({ type: 'concludeEvaluation', outcome: 'passed', score: '80', reason: '达标' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationPassed');
  });

  it('decides each special case: none passes by itself (AMB-15)', () => {
    for (const [decision, stage] of [
      ['deferred', 'atRest'],
      ['passed', 'atRest'],
      ['notPassed', 'explanation'],
      ['titleLapsed', 'atRest'],
    ] as const) {
      const decided = special('epidemic')
        .when({ type: 'decideSpecialCase', decision, note: '据实' }, { actor: ministry, now: JUNE_6 })
        .thenTypes('SpecialCaseDecided');
      expect(decided.state).toMatchObject({ status: decision, outcome: decision });
      expect(decided.waitingFor.stage).toBe(stage);
    }
  });

  it('cannot pass by special case a subject that is deregistered or has lost its licence', () => {
    for (const reasonKind of ['deregistered', 'licenceRevoked'] as const) {
      special(reasonKind)
        .when({ type: 'decideSpecialCase', decision: 'passed', note: '据实' }, { actor: ministry, now: JUNE_6 })
        .thenRefused('SUBJECT_NO_LONGER_EXISTS');
    }
  });
});

describe('the right of explanation', () => {
  const explainBy = '2022-06-20T15:59:59.999Z';
  const explain: EvaluationCommand = { type: 'fileExplanation', statement: '说明如下。', evidence: [] };

  it('lasts 10 working days, the day of the result not counted', () => {
    expect(notPassed().waitingFor).toEqual({
      stage: 'explanation',
      due: [{ no: 'explanation/1', at: '2022-06-20T16:01:59.999Z', command: { type: 'finaliseResult' } }],
    });
  });

  it('is used up to its last instant and not after', () => {
    notPassed().when(explain, { actor: subject, now: explainBy }).thenTypes('ExplanationFiled');
    notPassed().when(explain, { actor: subject, now: '2022-06-20T16:00:00.000Z' }).thenRefused('EXPLANATION_PERIOD_OVER');
  });

  it('unused makes the result final, once settle has passed', () => {
    notPassed().when({ type: 'finaliseResult' }, { actor: system, now: '2022-06-20T16:01:59.998Z' }).thenRefused('NOT_YET_DUE');
    const final = notPassed()
      .when({ type: 'finaliseResult' }, { actor: system, now: '2022-06-20T16:01:59.999Z' })
      .thenExactly({ type: 'ResultFinalised', at: explainBy, outcome: 'notPassed' });
    expect(final.state).toMatchObject({ status: 'finalNotPassed' });
  });

  it('used is for the ministry to rule on, not for the clock', () => {
    const explained = notPassed().when(explain, { actor: subject, now: explainBy }).thenTypes('ExplanationFiled');

    expect(explained.waitingFor).toEqual({ stage: 'explanation', due: [] });
    explained.when(explain, { actor: subject, now: explainBy }).thenRefused('ALREADY_EXISTS');
    explained.when({ type: 'finaliseResult' }, { actor: system, now: '2022-07-01T00:00:00.000Z' }).thenRefused('WRONG_STAGE');
    expect(
      explained.when({ type: 'upholdResult', reason: '证据不足' }, { actor: ministry, now: '2022-07-01T00:00:00.000Z' }).thenTypes('ResultUpheld').state,
    ).toMatchObject({
      status: 'finalNotPassed',
    });
  });

  it('is not ruled on before it is used', () => {
    notPassed().when({ type: 'upholdResult', reason: '维持' }, { actor: ministry, now: JUNE_6 }).thenRefused('WRONG_STAGE');
  });

  it('of who never filed can end in a filing with a new date', () => {
    const reopened = overdue()
      .when(explain, { actor: subject, now: '2022-06-10T02:00:00.000Z' })
      .thenTypes('ExplanationFiled')
      .when({ type: 'reopenEvaluation', closesAt: '2022-06-30T15:59:59.999Z', reason: '封控无法填报' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationReopened');

    expect(reopened.state).toMatchObject({ status: 'notStarted', outcome: null, failedBy: null });
    expect(reopened.waitingFor.due).toMatchObject([{ no: 'filing/2', at: '2022-06-30T16:01:59.999Z' }]);
    reopened.when(submit, { actor: subject, now: '2022-06-30T15:59:59.999Z' }).thenTypes('EvaluationSubmitted');
  });

  it('of who had filed reopens the filed form for correction', () => {
    const reopened = notPassed()
      .when({ type: 'reopenEvaluation', closesAt: '2022-06-30T15:59:59.999Z', reason: '补充证据' }, { actor: ministry, now: JUNE_6 })
      .thenTypes('EvaluationReopened');

    expect(reopened.state).toMatchObject({ status: 'returned', correctBy: '2022-06-30T15:59:59.999Z' });
  });

  it('is not reopened to a date before the announced deadline', () => {
    const decided = open
      .when(specialCase, { actor: province, now: MAY_20 })
      .thenTypes('SpecialCaseFiled')
      .when({ type: 'decideSpecialCase', decision: 'deferred', note: '暂缓' }, { actor: ministry, now: MAY_20 })
      .thenTypes('SpecialCaseDecided');

    decided
      .when({ type: 'reopenEvaluation', closesAt: '2022-05-31T15:59:59.998Z', reason: '补报' }, { actor: ministry, now: MAY_20 })
      .thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'closesAt');
    decided.when({ type: 'reopenEvaluation', closesAt: LAST_INSTANT, reason: '补报' }, { actor: ministry, now: MAY_20 }).thenTypes('EvaluationReopened');
  });

  it('is not reopened to a date that is past', () => {
    overdue()
      .when({ type: 'reopenEvaluation', closesAt: JUNE_6, reason: '补报' }, { actor: ministry, now: JUNE_6 })
      .thenRefused('DATES_OUT_OF_ORDER', {}, 'closesAt');
  });
});
