import type { DecideContext } from '../kernel/aggregate.js';
import { mustBe } from '../kernel/guards.js';
import { refuse, type Decision } from '../kernel/types.js';
import type { ApplicationCommand } from './commands.js';
import * as applicant from './decide/applicant.js';
import * as desk from './decide/desk.js';
import * as expert from './decide/expert.js';
import * as ministry from './decide/ministry.js';
import * as objection from './decide/objection.js';
import * as province from './decide/province.js';
import { refuseStranger } from './decide/stranger.js';
import * as support from './decide/support-unit.js';
import * as system from './decide/system.js';
import type { ApplicationFact } from './facts.js';
import { APPLICATION_ROLES } from './roles.js';
import type { ApplicationState } from './state.js';
import { APPLICATION_TRANSITIONS } from './transitions.js';

/** Role, whose it is, stage, then the command's own rules: the first "no" is the answer. */
export function decide(state: ApplicationState, command: ApplicationCommand, context: DecideContext): Decision<ApplicationFact> {
  const wrongRole = mustBe(context.actor, APPLICATION_ROLES[command.type]);
  if (wrongRole) return wrongRole;
  if (command.type === 'startApplication')
    return state.status === 'none' ? applicant.startApplication(command, context) : refuse('ALREADY_EXISTS', { status: state.status });
  if (state.status === 'none') return refuse('NOT_STARTED');
  const stranger = refuseStranger(state, command, context.actor);
  if (stranger) return stranger;
  if (!APPLICATION_TRANSITIONS[state.status][command.type]) return refuse('WRONG_STAGE', { status: state.status });

  switch (command.type) {
    case 'submitApplication':
      return applicant.submitApplication(state, command, context);
    case 'withdrawApplication':
      return applicant.withdrawApplication(state, command, context);
    case 'answerFormalQuery':
      return applicant.answerFormalQuery(state, command, context);
    case 'startProvinceReview':
      return province.startProvinceReview(state, context);
    case 'returnForCorrection':
      return province.returnForCorrection(state, command, context);
    case 'passProvinceReview':
      return province.passProvinceReview(state, command, context);
    case 'rejectProvinceReview':
      return province.rejectProvinceReview(state, command, context);
    case 'passFormalCheck':
      return support.passFormalCheck(command);
    case 'raiseFormalQuery':
      return support.raiseFormalQuery(command, context);
    case 'failFormalCheck':
      return support.failFormalCheck(command);
    case 'assignExperts':
      return support.assignExperts(state, command, context);
    case 'concludeExpertReview':
      return support.concludeExpertReview(state, context);
    case 'reportSiteVisit':
      return support.reportSiteVisit(command, context);
    case 'submitScore':
      return expert.submitScore(state, command, context);
    case 'recuseFromReview':
      return expert.recuseFromReview(state, command, context);
    case 'orderSiteVisit':
      return ministry.orderSiteVisit(command);
    case 'waiveSiteVisit':
      return ministry.waiveSiteVisit(command);
    case 'suggestApplication':
      return ministry.suggestApplication(state, command, context);
    case 'declineApplication':
      return ministry.declineApplication(command);
    case 'disqualifyApplication':
      return ministry.disqualifyApplication(command);
    case 'ruleObjection':
      return objection.ruleObjection(state, command);
    case 'raiseObjection':
      return objection.raiseObjection(state, command, context);
    case 'recordRecommendation':
      return desk.recordRecommendation(command);
    case 'takeBackRecommendation':
      return desk.takeBackRecommendation(command);
    case 'recordNotRecommended':
      return desk.recordNotRecommended(state, command, context);
    case 'recordDispatch':
      return desk.recordDispatch(state, command, context);
    case 'recordReceipt':
      return desk.recordReceipt();
    case 'lapseApplication':
      return system.lapseApplication(state, command, context);
    case 'startConsultation':
      return system.startConsultation();
    case 'openPublicity':
      return system.openPublicity(state, command, context);
    case 'endPublicity':
      return system.endPublicity(state, context);
    case 'announceApplication':
      return system.announceApplication(command);
    case 'moveApplicationDates':
      return system.moveApplicationDates(state, command, context);
    default:
      return neverCommand(command);
  }
}

function neverCommand(command: never): never {
  throw new Error(`unknown command ${(command as { type: string }).type}`);
}
