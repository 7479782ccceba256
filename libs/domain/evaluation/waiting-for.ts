import { addSeconds } from '../kernel/instants.js';
import { campaignStream } from '../kernel/streams.js';
import type { Due, FollowUp, Waiting } from '../kernel/types.js';
import type { EvaluationCommand } from './commands.js';
import type { EvaluationFact } from './facts.js';
import type { EvaluationCore, EvaluationStage, EvaluationState, EvaluationStatus } from './state.js';

export const EVALUATION_STAGES: Record<EvaluationStatus, EvaluationStage> = {
  notStarted: 'fill',
  returned: 'fill',
  submitted: 'provinceReview',
  provinceReviewing: 'provinceReview',
  provincePassed: 'ministryReview',
  provinceFlagged: 'ministryReview',
  siteCheckPending: 'ministryReview',
  siteChecked: 'ministryReview',
  specialCase: 'ministryReview',
  notPassed: 'explanation',
  notPassedOverdue: 'explanation',
  deferred: 'atRest',
  titleLapsed: 'atRest',
  passed: 'atRest',
  finalNotPassed: 'atRest',
  finalNotPassedOverdue: 'atRest',
};

export function waitingFor(state: EvaluationState): Waiting<EvaluationCommand> {
  return state.status === 'none' ? { stage: 'atRest', due: [] } : { stage: EVALUATION_STAGES[state.status], due: duesOf(state.status, state) };
}

function duesOf(status: EvaluationStatus, state: EvaluationCore): Due<EvaluationCommand>[] {
  const { deadlineNo, settleSeconds, spreadSeconds } = state;
  if (status === 'notStarted') {
    return [
      {
        no: `filing/${deadlineNo.filing}`,
        at: addSeconds(state.closesAt, settleSeconds),
        command: { type: 'failOverdue', deadline: 'filing' },
        closedBy: campaignStream(state.campaign),
        spreadSeconds,
      },
    ];
  }
  if (status === 'returned' && state.correctBy) {
    return [
      { no: `correction/${deadlineNo.correction}`, at: addSeconds(state.correctBy, settleSeconds), command: { type: 'failOverdue', deadline: 'correction' } },
    ];
  }
  // Once explained, the ministry decides, not the clock.
  if ((status === 'notPassed' || status === 'notPassedOverdue') && state.explainBy && !state.explained) {
    return [{ no: `explanation/${deadlineNo.explanation}`, at: addSeconds(state.explainBy, settleSeconds), command: { type: 'finaliseResult' } }];
  }
  return [];
}

type Recipient = 'applicant' | 'province' | 'ministry';

/** Who is told of which fact; the template is named after it. */
const NOTICES: Partial<Record<EvaluationFact['type'], { template: string; to: Recipient[] }>> = {
  EvaluationOpened: { template: 'evaluationOpened', to: ['applicant'] },
  EvaluationReturned: { template: 'evaluationReturned', to: ['applicant'] },
  SpecialCaseFiled: { template: 'specialCaseFiled', to: ['applicant', 'ministry'] },
  SpecialCaseDecided: { template: 'specialCaseDecided', to: ['applicant', 'province'] },
  EvaluationFailedOverdue: { template: 'evaluationFailedOverdue', to: ['applicant', 'province'] },
  EvaluationReinstated: { template: 'evaluationReinstated', to: ['applicant', 'province'] },
  EvaluationPassed: { template: 'evaluationPassed', to: ['applicant'] },
  EvaluationNotPassed: { template: 'evaluationNotPassed', to: ['applicant', 'province'] },
  ExplanationFiled: { template: 'explanationFiled', to: ['ministry'] },
  ResultUpheld: { template: 'resultUpheld', to: ['applicant', 'province'] },
  EvaluationReopened: { template: 'evaluationReopened', to: ['applicant', 'province'] },
  ResultFinalised: { template: 'resultFinalised', to: ['applicant', 'province'] },
  EvaluationDatesMoved: { template: 'evaluationDatesMoved', to: ['applicant'] },
  SubjectReminded: { template: 'subjectReminded', to: ['applicant', 'province'] },
};

export function followUps(fact: EvaluationFact, state: EvaluationState): FollowUp[] {
  const notice = NOTICES[fact.type];
  if (!notice || state.status === 'none') return [];
  const recipients = {
    applicant: { role: 'applicant', organisation: state.organisation },
    province: { role: 'province', authority: state.authority },
    ministry: { role: 'ministry' },
  } as const;
  const params = { campaign: state.campaign, titleNo: state.titleNo, unitName: state.unitName, closesAt: state.closesAt };
  return notice.to.map((recipient) => ({ kind: 'notice', to: recipients[recipient], template: notice.template, params }));
}
