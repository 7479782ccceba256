import type { Aggregate } from '../kernel/aggregate.js';
import { campaignOf } from '../kernel/streams.js';
import type { EvaluationCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { EvaluationFact } from './facts.js';
import type { EvaluationState } from './state.js';
import { followUps, waitingFor } from './waiting-for.js';

export const evaluationAggregate: Aggregate<EvaluationState, EvaluationFact, EvaluationCommand> = {
  kind: 'evaluation',
  initialState: { status: 'none' },
  factTypes: [
    'EvaluationOpened',
    'EvaluationSubmitted',
    'EvaluationReviewStarted',
    'EvaluationReturned',
    'EvaluationReviewPassed',
    'EvaluationFlagged',
    'SpecialCaseFiled',
    'SpecialCaseDecided',
    'EvaluationFailedOverdue',
    'EvaluationReinstated',
    'SiteCheckOrdered',
    'SiteCheckReported',
    'EvaluationPassed',
    'EvaluationNotPassed',
    'ExplanationFiled',
    'ResultUpheld',
    'EvaluationReopened',
    'ResultFinalised',
    'EvaluationDatesMoved',
    'SubjectReminded',
  ],
  commandTypes: [
    'submitEvaluation',
    'fileExplanation',
    'startEvaluationReview',
    'returnEvaluation',
    'passEvaluationReview',
    'flagEvaluation',
    'fileSpecialCase',
    'decideSpecialCase',
    'orderSiteCheck',
    'reportSiteCheck',
    'concludeEvaluation',
    'upholdResult',
    'reopenEvaluation',
    'openEvaluation',
    'failOverdue',
    'finaliseResult',
    'moveEvaluationDates',
    'remindSubject',
  ],
  references: (command, stream) => (command.type === 'submitEvaluation' ? [campaignOf(stream)] : []),
  decide,
  evolve,
  waitingFor,
  followUps: (fact, state) => followUps(fact, state),
  groupOf: (state) => (state.status === 'none' ? '' : state.campaign),
  resourceOf: (state) => (state.status === 'none' ? {} : { authority: state.authority, organisation: state.organisation }),
};
