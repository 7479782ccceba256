import type { DecideContext } from '../kernel/aggregate.js';
import { type Decision, refuse } from '../kernel/types.js';
import type { EvaluationCommand } from './commands.js';
import * as clock from './decide/clock.js';
import * as ministry from './decide/ministry.js';
import * as province from './decide/province.js';
import * as subject from './decide/subject.js';
import type { EvaluationFact } from './facts.js';
import { actorRefusal } from './roles.js';
import type { EvaluationState } from './state.js';
import { EVALUATION_TRANSITIONS } from './transitions.js';

/** Actor, stage, then rules: a stranger learns nothing of the stage, and a late command nothing of the rules. */
export function decide(state: EvaluationState, command: EvaluationCommand, context: DecideContext): Decision<EvaluationFact> {
  const refusal = actorRefusal(context.actor, command.type, state.status === 'none' ? {} : state);
  if (refusal) return refusal;
  if (command.type === 'openEvaluation') return clock.open(state, command, context);
  if (state.status === 'none') return refuse('NOT_STARTED');
  if (!EVALUATION_TRANSITIONS[state.status][command.type]) return refuse('WRONG_STAGE', { status: state.status });
  switch (command.type) {
    case 'submitEvaluation':
      return subject.submit(state, command, context);
    case 'fileExplanation':
      return subject.explain(state, command, context);
    case 'startEvaluationReview':
      return province.startReview(state, context);
    case 'returnEvaluation':
      return province.returnForCorrection(state, command, context);
    case 'passEvaluationReview':
      return province.passReview(command);
    case 'flagEvaluation':
      return province.flag(command);
    case 'fileSpecialCase':
      return province.fileSpecialCase(state, command, context);
    case 'decideSpecialCase':
      return ministry.decideSpecialCase(state, command, context);
    case 'orderSiteCheck':
      return ministry.orderSiteCheck(command);
    case 'reportSiteCheck':
      return ministry.reportSiteCheck(command, context);
    case 'concludeEvaluation':
      return ministry.conclude(state, command, context);
    case 'upholdResult':
      return ministry.uphold(state, command);
    case 'reopenEvaluation':
      return ministry.reopen(state, command, context);
    case 'failOverdue':
      return clock.failOverdue(state, command, context);
    case 'finaliseResult':
      return clock.finalise(state, context);
    case 'moveEvaluationDates':
      return clock.moveDates(state, command, context);
    case 'remindSubject':
      return clock.remind(command);
    default:
      return unknownCommand(command);
  }
}

function unknownCommand(command: never): never {
  throw new Error(`unknown command ${JSON.stringify(command)}`);
}
