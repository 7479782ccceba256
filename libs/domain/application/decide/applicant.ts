import type { DecideContext } from '../../kernel/aggregate.js';
import { firstNo, mustHave, mustSay } from '../../kernel/guards.js';
import { dayOf } from '../../kernel/instants.js';
import { ID_PATTERN, seasonStream } from '../../kernel/streams.js';
import { record, refuse, type Refusal } from '../../kernel/types.js';
import type { SeasonState } from '../../season/state.js';
import type { ApplicationFact } from '../facts.js';
import { deadlineInstant, deadlineOfStatus } from '../deadlines.js';
import { figuresOf } from '../figures.js';
import { formCheck } from '../form-check.js';
import { listedBy } from '../listed-by.js';
import { refusalOf } from '../refusal-of.js';
import { subjectCodeIsRight } from '../rules/subject-code-is-right.js';
import { maybeOnTheList, type StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

export function startApplication(command: CommandOf<'startApplication'>, context: DecideContext): ApplicationDecision {
  const season = context.reference(seasonStream(command.season)) as SeasonState | undefined;
  if (season?.status !== 'running') return refuse('NOT_OPEN', { season: command.season });
  const { calendar, timing, authorities, amendments } = season;
  if (context.now < calendar.fillOpensAt) return refuse('NOT_OPEN', { opensAt: calendar.fillOpensAt });
  if (context.now > calendar.fillClosesAt) return refuse('CUT_OFF_PASSED', { deadline: calendar.fillClosesAt });
  if (!Object.hasOwn(context.programme.statements, command.category)) return refuse('CATEGORY_UNKNOWN', { category: command.category }, 'category');
  if (!authorities.includes(command.authority)) return refuse('AUTHORITY_UNKNOWN', { authority: command.authority }, 'authority');
  if (!context.actor.organisation) return refuse('NOT_THE_OWNER');
  const no = firstNo(unitNameIsRight(command.unitName), subjectCodeIsRight(command.category, command.subjectCode));
  if (no) return no;
  if (!ID_PATTERN.test(command.applicationNo)) return refuse('FIELD_INVALID', { field: 'applicationNo' }, 'applicationNo');
  const { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt } = calendar;
  return record({
    type: 'ApplicationStarted',
    season: command.season,
    category: command.category,
    authority: command.authority,
    organisation: context.actor.organisation,
    unitName: command.unitName,
    subjectCode: command.subjectCode,
    applicationNo: command.applicationNo,
    dates: { fillClosesAt, provinceReviewClosesAt, dispatchClosesAt },
    ...timing,
    amendment: amendments,
  });
}

/**
 * First submission, corrected form, or one that arrived in time and is decided after the clock had lapsed it: then
 * the lapse is taken back by rule, in the same decision.
 */
export function submitApplication(state: StartedApplication, command: CommandOf<'submitApplication'>, context: DecideContext): ApplicationDecision {
  const from = state.status === 'lapsed' ? state.endedFrom : state.status;
  if (from !== 'draft' && from !== 'returned') return refuse('WRONG_STAGE', { status: state.status });
  const deadline = deadlineOfStatus(from) ?? 'fill';
  const closesAt = deadlineInstant(state, deadline);
  if (context.now > closesAt) return refuse('CUT_OFF_PASSED', { deadline: closesAt });
  const no = mustHave(command.contentHash, 'contentHash') ?? formIsTheSubjects(state, command.form['uscc'] ?? command.form['city_code']);
  if (no) return no;

  const applicationDate = state.applicationDate ?? dayOf(context.now);
  const findings = formCheck({ category: state.category, form: command.form, programme: context.programme, applicationDate });
  const refusal = refusalOf(findings);
  if (refusal) return { refusal };

  const facts: ApplicationFact[] = state.status === 'lapsed' ? [{ type: 'ApplicationReinstated', deadline, receivedAt: context.now }] : [];
  const figures = figuresOf(state.category, command.form, context.programme);
  return record(...facts, {
    type: 'ApplicationSubmitted',
    contentHash: command.contentHash,
    submission: state.submission + 1,
    applicationDate,
    findings,
    figures,
  });
}

/**
 * Until the package is mailed it is the applicant's to withdraw; afterwards the ministry's alone (domain §4.1). The
 * desk knows of the mailing before the application does.
 */
export function withdrawApplication(state: StartedApplication, command: CommandOf<'withdrawApplication'>, context: DecideContext): ApplicationDecision {
  if (context.actor.role === 'applicant') {
    if (state.rank !== null) return refuse('WRONG_STAGE', { status: state.status });
    const mailed = maybeOnTheList(state.status) ? mailedBy(state, context) : null;
    if (mailed) return refuse('PACKAGE_SEALED', { status: mailed });
  }
  return mustSay(command.reason, 'reason') ?? record({ type: 'ApplicationWithdrawn', reason: command.reason });
}

export function answerFormalQuery(state: StartedApplication, command: CommandOf<'answerFormalQuery'>, context: DecideContext): ApplicationDecision {
  const answerBy = state.queries.at(-1)?.answerBy;
  if (answerBy !== undefined && context.now > answerBy) return refuse('CUT_OFF_PASSED', { deadline: answerBy });
  return mustHave(command.answer, 'answer') ?? record({ type: 'FormalQueryAnswered', answer: command.answer });
}

/** The desk's status where it has mailed this application; what stays at home may still be withdrawn. */
function mailedBy(state: StartedApplication, context: DecideContext): string | null {
  const { desk, listed } = listedBy(state, context);
  return listed && (desk === 'dispatched' || desk === 'received') ? desk : null;
}

function unitNameIsRight(unitName: string): { refusal: Refusal } | null {
  const length = [...unitName.trim()].length;
  return length < 2 || length > 100 ? refuse('FIELD_INVALID', { field: 'unitName' }, 'unitName') : null;
}

/** A form may not speak of another unit than the application does. */
function formIsTheSubjects(state: StartedApplication, code: unknown): { refusal: Refusal } | null {
  const field = state.category.startsWith('city') ? 'city_code' : 'uscc';
  return code === undefined || code === state.subjectCode ? null : refuse('FIELD_INVALID', { field, expected: state.subjectCode }, `form.${field}`);
}
