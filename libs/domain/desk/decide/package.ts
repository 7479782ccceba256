import type { DecideContext } from '../../kernel/aggregate.js';
import { firstNo, mustHave, mustSay } from '../../kernel/guards.js';
import { isInstant } from '../../kernel/instants.js';
import { record, refuse } from '../../kernel/types.js';
import type { OpenedDesk } from '../state.js';
import { rankedApplications, type CommandOf, type DeskDecision } from './of.js';

/** Deck: 正式公文、按推荐顺序填写的汇总表、申报材料，加盖公章. The list is fixed from here on. */
export function sealPackage(state: OpenedDesk, command: CommandOf<'sealPackage'>, context: DecideContext): DeskDecision {
  const { letterNo, letterHash, summaryHash } = command;
  const applications = rankedApplications(state);
  if (applications.length === 0) return refuse('PACKAGE_EMPTY');
  if (context.now > state.dates.dispatchClosesAt) return refuse('CUT_OFF_PASSED', { deadline: state.dates.dispatchClosesAt });
  const no = firstNo(mustHave(letterNo, 'letterNo'), mustHave(letterHash, 'letterHash'), mustHave(summaryHash, 'summaryHash'));
  return no ?? record({ type: 'PackageSealed', letterNo, letterHash, summaryHash, applications });
}

/** The day of mailing counts, inclusive (AMB-8); put on file while the desk is open, so up to the settle time after it. */
export function dispatchPackage(state: OpenedDesk, command: CommandOf<'dispatchPackage'>, context: DecideContext): DeskDecision {
  const { mailedAt, carrier, trackingNo } = command;
  const { dispatchClosesAt } = state.dates;
  if (!isInstant(mailedAt)) return refuse('FIELD_INVALID', { field: 'mailedAt' }, 'mailedAt');
  if (mailedAt > dispatchClosesAt) return refuse('MAILED_TOO_LATE', { deadline: dispatchClosesAt }, 'mailedAt');
  if (mailedAt > context.now) return refuse('FIELD_INVALID', { field: 'mailedAt', latest: context.now }, 'mailedAt');
  const no = firstNo(mustHave(carrier, 'carrier'), mustHave(trackingNo, 'trackingNo'));
  return no ?? record({ type: 'PackageDispatched', mailedAt, carrier, trackingNo, applications: rankedApplications(state) });
}

/** 纸质编号与电子编号一致 (S5): a warning at dispatch, a block at receipt. */
export function receivePackage(command: CommandOf<'receivePackage'>): DeskDecision {
  return command.paperNumbersMatch
    ? record({ type: 'PackageReceived', paperNumbersMatch: true })
    : refuse('PAPER_NUMBER_DIFFERS', undefined, 'paperNumbersMatch');
}

export function reopenPackage(command: CommandOf<'reopenPackage'>): DeskDecision {
  return mustSay(command.reason, 'reason') ?? record({ type: 'PackageReopened', reason: command.reason });
}
