import type { DecideContext } from '../../kernel/aggregate.js';
import { addSeconds } from '../../kernel/instants.js';
import { evaluationStream } from '../../kernel/streams.js';
import { type Decision, record, refuse } from '../../kernel/types.js';
import type { EvaluationFact } from '../facts.js';
import { explanationWindow, windowStart } from '../rules/explanation-window.js';
import type { EvaluationState } from '../state.js';
import type { Command, Opened } from './types.js';

export function open(state: EvaluationState, command: Command<'openEvaluation'>, { stream }: DecideContext): Decision<EvaluationFact> {
  if (state.status !== 'none') return refuse('ALREADY_EXISTS');
  if (stream !== evaluationStream(command.campaign, command.titleNo)) return refuse('FIELD_INVALID', undefined, 'titleNo');
  const { type: _, campaign, titleNo, kind, batch, authority, organisation, unitName, closesAt, settleSeconds, spreadSeconds } = command;
  return record({ type: 'EvaluationOpened', campaign, titleNo, kind, batch, authority, organisation, unitName, closesAt, settleSeconds, spreadSeconds });
}

/**
 * 无故未按时完成网上填报，视为评估评价未通过 (deck). By the time this is decided settle has passed, so whatever arrived by the
 * deadline is already in the state, and a filed form or special case makes it WRONG_STAGE.
 */
export function failOverdue(state: Opened, { deadline }: Command<'failOverdue'>, { now, programme }: DecideContext): Decision<EvaluationFact> {
  const waitsFor = state.status === 'returned' ? 'correction' : 'filing';
  const at = deadline === 'filing' ? state.closesAt : state.correctBy;
  if (deadline !== waitsFor || at === null) return refuse('WRONG_STAGE', { status: state.status, deadline });
  if (now < addSeconds(at, state.settleSeconds)) return refuse('NOT_YET_DUE');
  return record({ type: 'EvaluationFailedOverdue', at, deadline, ...explanationWindow(windowStart(at, state.settleSeconds, now), programme) });
}

export function finalise(state: Opened, { now }: DecideContext): Decision<EvaluationFact> {
  if (state.explained || state.explainBy === null) return refuse('WRONG_STAGE', { status: state.status, explained: state.explained });
  if (now < addSeconds(state.explainBy, state.settleSeconds)) return refuse('NOT_YET_DUE');
  return record({ type: 'ResultFinalised', at: state.explainBy, outcome: state.outcome === 'notPassedOverdue' ? 'notPassedOverdue' : 'notPassed' });
}

/** A campaign's later deadline also takes back what the clock alone had failed: nobody fails by a date that no longer stands. */
export function moveDates(state: Opened, command: Command<'moveEvaluationDates'>, { now }: DecideContext): Decision<EvaluationFact> {
  const { closesAt, amendment, reason } = command;
  if (amendment <= state.amendment || closesAt === state.closesAt) return refuse('ALREADY_EXISTS', { amendment });
  if (closesAt < state.closesAt) return refuse('ANNOUNCED_END_BROUGHT_FORWARD', { announced: state.closesAt }, 'closesAt');
  if (state.status !== 'notPassedOverdue') return record({ type: 'EvaluationDatesMoved', closesAt, amendment, reason });
  if (closesAt <= now || (state.correctBy ?? '') > closesAt) return refuse('CUT_OFF_PASSED', { closesAt });
  return record<EvaluationFact>({ type: 'EvaluationDatesMoved', closesAt, amendment, reason }, { type: 'EvaluationReopened', closesAt, reason });
}

export function remind({ daysBefore }: Command<'remindSubject'>): Decision<EvaluationFact> {
  return record({ type: 'SubjectReminded', daysBefore });
}
