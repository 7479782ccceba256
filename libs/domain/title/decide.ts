import type { DecideContext } from '../kernel/aggregate.js';
import { isBlank } from '../kernel/checks.js';
import { addYears, dayOf } from '../kernel/instants.js';
import { idOf, titleStream } from '../kernel/streams.js';
import { type Day, type Decision, record, refuse } from '../kernel/types.js';
import type { TitleCommand } from './commands.js';
import type { TitleFact } from './facts.js';
import { TITLE_ROLES } from './roles.js';
import type { TitleCore, TitleState } from './state.js';

type Command<T extends TitleCommand['type']> = Extract<TitleCommand, { type: T }>;

export function decide(state: TitleState, command: TitleCommand, context: DecideContext): Decision<TitleFact> {
  if (!TITLE_ROLES[command.type].includes(context.actor.role)) return refuse('ROLE_NOT_ALLOWED', { role: context.actor.role });
  if (command.type === 'grantTitle') return grant(state, command, context);
  if (state.status === 'none') return refuse('NOT_STARTED');
  if (state.status !== 'active') return refuse('TITLE_NOT_ACTIVE', { status: state.status });
  switch (command.type) {
    case 'renameTitle':
      return rename(state, command);
    case 'mergeTitle':
      return merge(state, command, context);
    case 'revokeTitle':
      return revoke(command, context);
    default:
      return unknownCommand(command);
  }
}

function grant(state: TitleState, command: Command<'grantTitle'>, { stream }: DecideContext): Decision<TitleFact> {
  if (state.status !== 'none') return refuse('ALREADY_EXISTS');
  if (command.titleNo !== idOf(stream)) return refuse('FIELD_INVALID', undefined, 'titleNo');
  for (const field of ['register', 'authority', 'organisation', 'unitName', 'subjectCode', 'documentNo'] as const) {
    if (isBlank(command[field])) return refuse('FIELD_MISSING', undefined, field);
  }
  return record({ ...command, type: 'TitleGranted' });
}

function rename(state: TitleCore, command: Command<'renameTitle'>): Decision<TitleFact> {
  const length = command.unitName.trim().length;
  if (length < 2 || length > 100 || command.unitName === state.unitName) return refuse('FIELD_INVALID', undefined, 'unitName');
  if (isBlank(command.reason)) return refuse('REASON_MISSING', undefined, 'reason');
  return record({ type: 'TitleRenamed', unitName: command.unitName, reason: command.reason });
}

/** The title that takes over must itself stand: read under lock, so two titles cannot merge into each other. */
function merge(state: TitleCore, command: Command<'mergeTitle'>, context: DecideContext): Decision<TitleFact> {
  if (command.into === state.titleNo) return refuse('FIELD_INVALID', undefined, 'into');
  if (isBlank(command.reason)) return refuse('REASON_MISSING', undefined, 'reason');
  const target = context.reference(titleStream(command.into)) as TitleState | undefined;
  if (target?.status !== 'active') return refuse('TITLE_NOT_ACTIVE', { titleNo: command.into }, 'into');
  return record({ type: 'TitleMerged', into: command.into, reason: command.reason });
}

/** Never a consequence of an evaluation by itself: an act of the ministry with its own document (AMB-16). */
function revoke(command: Command<'revokeTitle'>, context: DecideContext): Decision<TitleFact> {
  if (isBlank(command.documentNo)) return refuse('FIELD_MISSING', undefined, 'documentNo');
  if (isBlank(command.note)) return refuse('REASON_MISSING', undefined, 'note');
  return record({
    type: 'TitleRevoked',
    reason: command.reason,
    documentNo: command.documentNo,
    note: command.note,
    banUntil: banUntil(command.reason, context),
  });
}

/** Until when no new application is taken: after a sibling programme's Art. 11, 2 years, or 4 for fraud and accidents [design]. */
function banUntil(reason: Command<'revokeTitle'>['reason'], { now, programme }: DecideContext): Day | null {
  switch (reason) {
    case 'fraud':
    case 'accident':
      return addYears(dayOf(now), programme.reapplyBanYears.fraud);
    case 'evaluationFailed':
    case 'ownRequest':
      return addYears(dayOf(now), programme.reapplyBanYears.failed);
    case 'other':
      return null;
    default:
      return unknownCommand(reason);
  }
}

function unknownCommand(value: never): never {
  throw new Error(`unknown command ${JSON.stringify(value)}`);
}
