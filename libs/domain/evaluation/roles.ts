import type { Actor, Refusal, Role } from '../kernel/types.js';
import { refuse } from '../kernel/types.js';
import type { EvaluationCommand } from './commands.js';
import type { EvaluationCore } from './state.js';

export const EVALUATION_ROLES: Record<EvaluationCommand['type'], readonly Role[]> = {
  submitEvaluation: ['applicant'],
  fileExplanation: ['applicant'],
  startEvaluationReview: ['province'],
  returnEvaluation: ['province'],
  passEvaluationReview: ['province'],
  flagEvaluation: ['province'],
  fileSpecialCase: ['province'],
  decideSpecialCase: ['ministry'],
  orderSiteCheck: ['supportUnit', 'ministry'],
  reportSiteCheck: ['supportUnit', 'ministry'],
  concludeEvaluation: ['ministry'],
  upholdResult: ['ministry'],
  reopenEvaluation: ['ministry'],
  openEvaluation: ['system'],
  failOverdue: ['system'],
  finaliseResult: ['system'],
  moveEvaluationDates: ['system'],
  remindSubject: ['system'],
};

/** Null: this actor may give this command here. A subject acts for its own organisation, a province for its own subjects. */
export function actorRefusal(
  actor: Actor,
  command: EvaluationCommand['type'],
  { authority, organisation }: Partial<Pick<EvaluationCore, 'authority' | 'organisation'>>,
): { refusal: Refusal } | null {
  if (!EVALUATION_ROLES[command].includes(actor.role)) return refuse('ROLE_NOT_ALLOWED', { role: actor.role });
  if (actor.role === 'applicant' && actor.organisation !== organisation) return refuse('NOT_THE_OWNER');
  if (actor.role === 'province' && actor.authority !== authority) return refuse('OTHER_AUTHORITY');
  return null;
}
