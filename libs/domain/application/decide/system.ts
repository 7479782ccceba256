import type { DecideContext } from '../../kernel/aggregate.js';
import { mustHave } from '../../kernel/guards.js';
import { addSeconds } from '../../kernel/instants.js';
import { ID_PATTERN } from '../../kernel/streams.js';
import { record, refuse } from '../../kernel/types.js';
import { deadlineInstant, deadlineOfStatus } from '../deadlines.js';
import { openObjections } from '../evolve.js';
import type { ApplicationFact } from '../facts.js';
import { publicityEnd } from '../publicity-end.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

/** 逾期. Decided on the state of this moment, so a timer that is early, late or doubled changes nothing it should not. */
export function lapseApplication(state: StartedApplication, command: CommandOf<'lapseApplication'>, context: DecideContext): ApplicationDecision {
  if (deadlineOfStatus(state.status) !== command.deadline) return refuse('WRONG_STAGE', { status: state.status });
  const at = deadlineInstant(state, command.deadline);
  if (context.now < addSeconds(at, state.settleSeconds)) return refuse('NOT_YET_DUE', { deadline: at });
  return record({ type: 'ApplicationLapsed', at, deadline: command.deadline });
}

export function startConsultation(): ApplicationDecision {
  return record({ type: 'ConsultationStarted' });
}

/**
 * From consulting, or with a later end of the publicity that runs: an announced end is never brought forward. Whom the
 * opening reaches after its end was moved is public until the later one, since the extension passed it by.
 */
export function openPublicity(state: StartedApplication, command: CommandOf<'openPublicity'>, context: DecideContext): ApplicationDecision {
  const announced = state.status === 'inPublicity' ? state.publicity?.endsAt : undefined;
  const endsAt = publicityEnd(state, command, context);
  if (announced !== undefined && endsAt <= announced) return refuse('ANNOUNCED_END_BROUGHT_FORWARD', { announced }, 'endsAt');
  return record({ type: 'ApplicationPublicised', from: command.from, endsAt, provisional: command.provisional });
}

export function endPublicity(state: StartedApplication, context: DecideContext): ApplicationDecision {
  const at = state.publicity ? publicityEnd(state, state.publicity, context) : context.now;
  if (context.now < addSeconds(at, state.settleSeconds)) return refuse('NOT_YET_DUE', { deadline: at });
  return record({ type: 'PublicityEnded', at, open: openObjections(state) });
}

export function announceApplication(command: CommandOf<'announceApplication'>): ApplicationDecision {
  if (!ID_PATTERN.test(command.titleNo)) return refuse('FIELD_INVALID', { field: 'titleNo' }, 'titleNo');
  return mustHave(command.documentNo, 'documentNo') ?? record({ type: 'ApplicationAnnounced', documentNo: command.documentNo, titleNo: command.titleNo });
}

/**
 * The season's calendar moved. What the clock had ended by a deadline that now lies ahead comes back by rule to where
 * it was: a draft may be submitted again, a review goes on, an unrecommended one is a candidate again.
 */
export function moveApplicationDates(state: StartedApplication, command: CommandOf<'moveApplicationDates'>, context: DecideContext): ApplicationDecision {
  if (command.amendment <= state.amendment) return refuse('DATES_OUT_OF_ORDER', { amendment: state.amendment }, 'amendment');
  const facts: ApplicationFact[] = [{ type: 'ApplicationDatesMoved', dates: command.dates, amendment: command.amendment, reason: command.reason }];
  const deadline = state.lapsedBy;
  if (deadline !== null && context.now <= deadlineInstant({ ...state, dates: command.dates }, deadline))
    facts.push({ type: 'ApplicationReinstated', deadline, receivedAt: context.now });
  return record(...facts);
}
