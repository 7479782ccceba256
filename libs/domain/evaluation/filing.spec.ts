import { describe, expect, it } from 'vitest';
import type { Instant } from '../kernel/types.js';
import {
  failCorrection,
  failFiling,
  FIRST_LATE,
  fresh,
  hash,
  JUNE_6,
  LAST_INSTANT,
  MAY_20,
  ministry,
  open,
  opened,
  overdue,
  province,
  returned,
  reviewing,
  SETTLED,
  specialCase,
  subject,
  submit,
  submitted,
  system,
} from '../testing/evaluation-story.js';
import { evaluationAggregate } from './aggregate.js';
import type { EvaluationCommand } from './commands.js';

describe('the filing deadline', () => {
  it('takes a filing in the last millisecond of the last day', () => {
    open.when(submit, { actor: subject, now: LAST_INSTANT }).thenExactly({ type: 'EvaluationSubmitted', contentHash: hash, submission: 1, findings: [] });
  });

  it('refuses a filing at midnight', () => {
    open.when(submit, { actor: subject, now: FIRST_LATE }).thenRefused('CUT_OFF_PASSED');
  });

  it('takes none before the campaign opens, as its calendar stands at that moment', () => {
    const opensOn = (opensAt: Instant) => ({ actor: subject, now: MAY_20, references: { 'campaign/2022': { status: 'filing', calendar: { opensAt } } } });

    open.when(submit, opensOn('2022-05-20T02:00:00.001Z')).thenRefused('NOT_OPEN', { opensAt: '2022-05-20T02:00:00.001Z' });
    open.when(submit, opensOn(MAY_20)).thenTypes('EvaluationSubmitted');
    expect(evaluationAggregate.references(submit, 'evaluation/2022/T-1')).toEqual(['campaign/2022']);
    expect(evaluationAggregate.references(failFiling, 'evaluation/2022/T-1')).toEqual([]);
  });

  it('is closed by the campaign at its end plus settle, by the own timer as the safety net', () => {
    expect(open.waitingFor).toEqual({
      stage: 'fill',
      due: [{ no: 'filing/1', at: SETTLED, command: failFiling, closedBy: 'campaign/2022', spreadSeconds: 600 }],
    });
  });

  it('fails whoever has not filed, once settle has passed and not a millisecond before', () => {
    open.when(failFiling, { actor: system, now: '2022-05-31T16:01:59.998Z' }).thenRefused('NOT_YET_DUE');
    open.when(failFiling, { actor: system, now: SETTLED }).thenExactly({
      type: 'EvaluationFailedOverdue',
      at: LAST_INSTANT,
      deadline: 'filing',
      explainBy: '2022-06-15T15:59:59.999Z',
      explainByProvisional: false,
    });
  });

  it('fails nobody who has filed', () => {
    submitted(LAST_INSTANT).when(failFiling, { actor: system, now: SETTLED }).thenRefused('WRONG_STAGE');
  });

  it('fails nobody for whom a special case is on file', () => {
    open
      .when(specialCase, { actor: province, now: LAST_INSTANT })
      .thenTypes('SpecialCaseFiled')
      .when(failFiling, { actor: system, now: SETTLED })
      .thenRefused('WRONG_STAGE');
  });

  it('takes back a failure when a filing had arrived in time after all', () => {
    const reinstated = overdue()
      .when(submit, { actor: subject, now: LAST_INSTANT })
      .thenExactly({ type: 'EvaluationReinstated', receivedAt: LAST_INSTANT }, { type: 'EvaluationSubmitted', contentHash: hash, submission: 1, findings: [] });

    expect(reinstated.state).toMatchObject({ status: 'submitted', outcome: null, explainBy: null });
    overdue().when(submit, { actor: subject, now: FIRST_LATE }).thenRefused('CUT_OFF_PASSED');
  });

  it('takes back a failure when a special case had arrived in time after all', () => {
    overdue().when(specialCase, { actor: province, now: LAST_INSTANT }).thenTypes('EvaluationReinstated', 'SpecialCaseFiled');
  });

  it('gives the whole explanation window when the clock was days late', () => {
    const failed = open.when(failFiling, { actor: system, now: '2022-06-20T02:00:00.000Z' }).thenTypes('EvaluationFailedOverdue');

    expect(failed.state).toMatchObject({ explainBy: '2022-07-04T15:59:59.999Z' });
  });

  it("is nobody but the clock's to enforce", () => {
    open.when(failFiling, { actor: ministry, now: SETTLED }).thenRefused('ROLE_NOT_ALLOWED');
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
    returned('2022-05-30T02:00:00.000Z').when(failFiling, { actor: system, now: SETTLED }).thenRefused('WRONG_STAGE');
  });

  it('takes the correction up to the last instant of its own deadline, and fails it after', () => {
    const waiting = returned('2022-05-30T02:00:00.000Z');

    expect(waiting.waitingFor).toEqual({ stage: 'fill', due: [{ no: 'correction/1', at: '2022-06-04T16:01:59.999Z', command: failCorrection }] });
    waiting.when(submit, { actor: subject, now: '2022-06-04T15:59:59.999Z' }).thenTypes('EvaluationSubmitted');
    waiting.when(submit, { actor: subject, now: '2022-06-04T16:00:00.000Z' }).thenRefused('CUT_OFF_PASSED');
    waiting.when(failCorrection, { actor: system, now: '2022-06-04T16:01:59.998Z' }).thenRefused('NOT_YET_DUE');
    waiting.when(failCorrection, { actor: system, now: '2022-06-04T16:01:59.999Z' }).thenTypes('EvaluationFailedOverdue');
  });

  it('needs a reason', () => {
    reviewing().when({ type: 'returnEvaluation', reasons: [] }, { actor: province, now: MAY_20 }).thenRefused('REASON_MISSING', {}, 'reasons');
    reviewing()
      .when({ type: 'returnEvaluation', reasons: [{ field: 'annual', reason: ' ' }] }, { actor: province, now: MAY_20 })
      .thenRefused('REASON_MISSING', {}, 'reasons');
  });
});

describe('an amended deadline', () => {
  const later = '2022-06-15T15:59:59.999Z';
  const move = (closesAt: Instant, amendment = 1): EvaluationCommand => ({ type: 'moveEvaluationDates', closesAt, amendment, reason: '疫情' });

  it('moves the timer under a new number', () => {
    const moved = open
      .when(move(later), { actor: system, now: MAY_20 })
      .thenExactly({ type: 'EvaluationDatesMoved', closesAt: later, amendment: 1, reason: '疫情' });

    expect(moved.waitingFor.due).toMatchObject([{ no: 'filing/2', at: '2022-06-15T16:01:59.999Z' }]);
    moved.when(submit, { actor: subject, now: later }).thenTypes('EvaluationSubmitted');
  });

  it('takes back what the clock alone had failed', () => {
    const moved = overdue().when(move(later), { actor: system, now: JUNE_6 }).thenTypes('EvaluationDatesMoved', 'EvaluationReopened');

    expect(moved.state).toMatchObject({ status: 'notStarted', outcome: null, closesAt: later });
  });

  it('that is itself past by the time it is followed takes nothing back', () => {
    overdue().when(move(later), { actor: system, now: '2022-06-15T15:59:59.998Z' }).thenTypes('EvaluationDatesMoved', 'EvaluationReopened');
    overdue().when(move(later), { actor: system, now: later }).thenRefused('CUT_OFF_PASSED');
  });

  it('takes nothing back from who missed a correction that ended later still', () => {
    const missed = returned('2022-05-30T02:00:00.000Z')
      .when(failCorrection, { actor: system, now: '2022-06-04T16:01:59.999Z' })
      .thenTypes('EvaluationFailedOverdue');

    missed.when(move('2022-06-04T15:59:59.998Z'), { actor: system, now: '2022-06-04T15:00:00.000Z' }).thenRefused('CUT_OFF_PASSED');
    missed.when(move(later), { actor: system, now: JUNE_6 }).thenTypes('EvaluationDatesMoved', 'EvaluationReopened');
  });

  it('is followed once, and never backwards', () => {
    const moved = open.when(move(later), { actor: system, now: MAY_20 }).thenTypes('EvaluationDatesMoved');

    moved.when(move('2022-06-20T15:59:59.999Z'), { actor: system, now: MAY_20 }).thenRefused('ALREADY_EXISTS');
    moved.when(move(LAST_INSTANT, 2), { actor: system, now: MAY_20 }).thenRefused('ANNOUNCED_END_BROUGHT_FORWARD', {}, 'closesAt');
  });

  it('gives a correction at least until then', () => {
    expect(returned().when(move(later), { actor: system, now: MAY_20 }).thenTypes('EvaluationDatesMoved').waitingFor.due).toMatchObject([
      { no: 'correction/2', at: '2022-06-15T16:01:59.999Z' },
    ]);
  });
});

describe('who acts', () => {
  it('is the titled subject itself, never another organisation', () => {
    open.when(submit, { actor: { ...subject, organisation: 'org-2' }, now: MAY_20 }).thenRefused('NOT_THE_OWNER');
  });

  it('opens an evaluation once, under its own name', () => {
    const command = { ...opened, type: 'openEvaluation' } as EvaluationCommand;
    fresh.when(command, { actor: system, now: MAY_20 }).thenExactly(opened);
    open.when(command, { actor: system, now: MAY_20 }).thenRefused('ALREADY_EXISTS');
    fresh.when({ ...command, titleNo: 'T-2' } as EvaluationCommand, { actor: system, now: MAY_20 }).thenRefused('FIELD_INVALID', {}, 'titleNo');
  });

  it('is told that the deadline is near, as a fact', () => {
    const facts = open.when({ type: 'remindSubject', daysBefore: 7 }, { actor: system, now: MAY_20 }).thenExactly({ type: 'SubjectReminded', daysBefore: 7 });
    expect(facts.state).toEqual(open.state);
    expect(open.followUps({ fact: { type: 'SubjectReminded', daysBefore: 7 }, actor: system, at: MAY_20 })).toMatchObject([
      { kind: 'notice', to: { role: 'applicant', organisation: 'org-1' } },
      { kind: 'notice', to: { role: 'province', authority: '32' } },
    ]);
  });
});
