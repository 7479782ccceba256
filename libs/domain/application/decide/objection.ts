import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave, mustSay } from '../../kernel/guards.js';
import { record, refuse } from '../../kernel/types.js';
import { publicityEnd } from '../publicity-end.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

/**
 * 异议: real name, contact and evidence, an organisation's with its seal, inside the publicity window. What lacks any
 * of these is kept as a tip (线索) and holds nothing up (domain §2.2, S14–S16).
 */
export function raiseObjection(state: StartedApplication, command: CommandOf<'raiseObjection'>, context: DecideContext): ApplicationDecision {
  const { type: _, ...objection } = command;
  if (state.objections.some((known) => known.objectionId === objection.objectionId))
    return refuse('ALREADY_EXISTS', { objectionId: objection.objectionId }, 'objectionId');
  const no = mustHave(objection.objectionId, 'objectionId') ?? mustHave(objection.statement, 'statement');
  if (no) return no;
  const { publicity } = state;
  const inWindow = publicity !== null && context.now >= publicity.from && context.now <= publicityEnd(state, publicity, context);
  const named = objection.nameCommitment !== '' && objection.contactCommitment !== '';
  const proven = objection.evidence.some((each) => each.trim() !== '');
  const sealed = objection.by === 'person' || objection.sealed;
  return inWindow && named && proven && sealed
    ? record({ type: 'ObjectionRaised', ...objection })
    : record({ type: 'TipReceived', tipId: objection.objectionId, statement: objection.statement });
}

/** Upheld takes the application off the list; rejected clears it once no other objection is open. */
export function ruleObjection(state: StartedApplication, command: CommandOf<'ruleObjection'>): ApplicationDecision {
  const { objectionId, outcome, reason } = command;
  const objection = state.objections.find((known) => known.objectionId === objectionId);
  if (objection?.status !== 'open') return refuse('OBJECTION_UNKNOWN', { objectionId }, 'objectionId');
  return mustSay(reason, 'reason') ?? record({ type: outcome === 'upheld' ? 'ObjectionUpheld' : 'ObjectionRejected', objectionId, reason });
}
