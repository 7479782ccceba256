import type { ApplicationState } from '../../application/state.js';
import type { DecideContext } from '../../kernel/aggregate.js';
import { mustSay, mustStandApart } from '../../kernel/guards.js';
import { applicationStream } from '../../kernel/streams.js';
import { record, refuse, type Refusal } from '../../kernel/types.js';
import type { OpenedDesk } from '../state.js';
import { rankedApplication, type CommandOf, type DeskDecision } from './of.js';

/**
 * 推荐. The quota is counted on the list under this desk's lock: of two who recommend the 10th and the 11th enterprise
 * at one moment exactly one wins. The application is read as it stands in this transaction. A subject has one place in a
 * category: its code is unique per batch and category (domain §3.0.1).
 */
export function recommendApplication(state: OpenedDesk, command: CommandOf<'recommendApplication'>, context: DecideContext): DeskDecision {
  const { applicationId } = command;
  const late = afterDispatchDeadline(state, context);
  if (late) return late;
  const application = context.reference(applicationStream(applicationId)) as ApplicationState | undefined;
  // Not there, another province's and not yet filed give one answer; else the difference would tell what exists.
  if (!application || application.status === 'none' || application.authority !== state.authority || application.submission === 0)
    return refuse('NOT_A_CANDIDATE', { applicationId }, 'applicationId');
  if (rankedApplication(state, applicationId)) return refuse('ALREADY_RECOMMENDED', { applicationId }, 'applicationId');
  if (application.season !== state.season || application.status !== 'provincePassed')
    return refuse('NOT_A_CANDIDATE', { applicationId, status: application.status }, 'applicationId');
  const conflict = mustStandApart(context.actor, application);
  if (conflict) return conflict;
  const { category, subjectCode } = application;
  const other = state.ranked[category].find((listed) => subjectOf(state, listed, context) === subjectCode);
  if (other !== undefined) return refuse('SUBJECT_ALREADY_RECOMMENDED', { category, other }, 'applicationId');
  const quota = state.quotas[category];
  if (state.ranked[category].length >= quota) return refuse('QUOTA_EXCEEDED', { category, quota }, 'applicationId');
  return record({ type: 'RecommendationAdded', applicationId, category, rank: state.ranked[category].length + 1, subjectCode });
}

export function moveRecommendation(state: OpenedDesk, command: CommandOf<'moveRecommendation'>, context: DecideContext): DeskDecision {
  const listed = rankedApplication(state, command.applicationId);
  if (!listed) return refuse('NOT_RECOMMENDED', { applicationId: command.applicationId }, 'applicationId');
  const last = state.ranked[listed.category].length;
  const { toRank } = command;
  if (!Number.isInteger(toRank) || toRank < 1 || toRank > last || toRank === listed.rank)
    return refuse('RANK_OUT_OF_RANGE', { from: listed.rank, last }, 'toRank');
  return (
    afterDispatchDeadline(state, context) ??
    ofTheirOwn(listed.applicationId, context) ??
    record({ type: 'RecommendationMoved', applicationId: listed.applicationId, category: listed.category, fromRank: listed.rank, toRank })
  );
}

export function removeRecommendation(state: OpenedDesk, command: CommandOf<'removeRecommendation'>, context: DecideContext): DeskDecision {
  const listed = rankedApplication(state, command.applicationId);
  if (!listed) return refuse('NOT_RECOMMENDED', { applicationId: command.applicationId }, 'applicationId');
  return (
    afterDispatchDeadline(state, context) ??
    ofTheirOwn(listed.applicationId, context) ??
    mustSay(command.reason, 'reason') ??
    record({ type: 'RecommendationRemoved', ...listed, reason: command.reason })
  );
}

/** The application withdrew or was disqualified: its place is free again, until the package is sealed. */
export function releaseRecommendation(state: OpenedDesk, command: CommandOf<'releaseRecommendation'>): DeskDecision {
  const listed = rankedApplication(state, command.applicationId);
  if (!listed) return refuse('NOT_RECOMMENDED', { applicationId: command.applicationId }, 'applicationId');
  return record({ type: 'RecommendationRemoved', ...listed, reason: command.reason, released: true });
}

/** A fact of the first version does not name it; the application does, read under lock by `unnamedOnList`. */
function subjectOf(state: OpenedDesk, listed: string, context: DecideContext): string | undefined {
  const named = state.subjects[listed];
  if (named !== undefined) return named;
  const application = context.reference(applicationStream(listed)) as ApplicationState | undefined;
  return application === undefined || application.status === 'none' ? undefined : application.subjectCode;
}

function ofTheirOwn(applicationId: string, context: DecideContext): { refusal: Refusal } | null {
  const application = context.reference(applicationStream(applicationId)) as ApplicationState | undefined;
  return application === undefined || application.status === 'none' ? null : mustStandApart(context.actor, application);
}

function afterDispatchDeadline(state: OpenedDesk, context: DecideContext): { refusal: Refusal } | null {
  return context.now > state.dates.dispatchClosesAt ? refuse('CUT_OFF_PASSED', { deadline: state.dates.dispatchClosesAt }) : null;
}
