import type { CaseView, NextView, StageView } from '#libs/contracts/http/case-view';
import type { CommandName } from '#libs/contracts/http/command-routes';
import type { CampaignState } from '#libs/domain/campaign/state';
import type { EvaluationCore, EvaluationState, EvaluationStatus } from '#libs/domain/evaluation/state';
import { EVALUATION_STAGES } from '#libs/domain/evaluation/waiting-for';
import { campaignOf, evaluationStream } from '#libs/domain/kernel/streams';
import type { Actor, Role, StreamId } from '#libs/domain/kernel/types';
import { type Ask, iso } from '../ask.js';
import { shownEvaluation } from '../audience.js';
import { ROLE_NAMES } from '../words/actors.js';
import { authorityName } from '../words/authorities.js';
import { both } from '../words/both.js';
import { categoryText } from '../words/categories.js';
import { findingView } from '../words/findings.js';
import { statusText } from '../words/statuses.js';
import { allowedCommands } from './allowed.js';
import { contentFor } from './content.js';
import { type LoadedStream, loadStream } from './load.js';
import { type EventRow, recordFor, seesFact } from './record.js';
import { type StageId, stageRow } from './stage-row.js';
import { returnsOf } from './returns.js';
import type { Finding } from '#libs/domain/application/form';

type Opened = { status: EvaluationStatus } & EvaluationCore;

export async function evaluationCase(ask: Ask, reader: Actor, campaign: string, titleNo: string, now: string): Promise<CaseView | null> {
  const loaded = await loadStream<EvaluationState>(ask, evaluationStream(campaign, titleNo));
  if (!loaded || loaded.state.status === 'none') return null;
  const owner = campaignOf(loaded.stream);
  const campaigns = await ask<{ state: CampaignState }>('select state from stream where id = $1', [owner]);
  const reference = (other: StreamId) => (other === owner ? campaigns[0]?.state : undefined);
  return { ...viewOf(loaded, loaded.state, reader, now, reference), ...(await contentFor(ask, reader, loaded.stream, loaded.state)) };
}

function viewOf(
  loaded: LoadedStream<EvaluationState>,
  state: Opened,
  reader: Actor,
  now: string,
  reference: (stream: StreamId) => unknown,
): Omit<CaseView, 'content'> {
  const { stream, version, programme, facts } = loaded;
  const shown = shownEvaluation(reader, state.status, loaded.stage);
  const visible = facts.filter((fact) => seesFact(reader, fact));
  return {
    kind: 'evaluation',
    stream,
    id: stream.slice('evaluation/'.length),
    version,
    no: state.titleNo,
    unitName: state.unitName,
    subjectCode: null,
    category: state.kind,
    categoryText: categoryText(state.kind),
    authority: state.authority,
    authorityName: authorityName(state.authority),
    group: state.campaign,
    status: shown.status,
    statusText: statusText('evaluation', shown.status),
    statusSince: iso(visible.at(-1)?.occurred_at ?? now),
    stage: shown.stage,
    stages: stagesOf({ ...state, status: shown.status }, visible),
    next: nextOf({ ...state, status: shown.status }),
    facts: recordFor(reader, facts),
    allowed: allowedCommands({ actor: reader, stream, state, programme: programme.content, now, reference }),
    submission: state.submission,
    applicationDate: null,
    findings: lastFindings(facts).map(findingView),
    figures: {},
    returns: returnsOf(facts, 'EvaluationReturned'),
    queries: [],
    rank: null,
    experts: [],
    scores: [],
    meanScore: null,
    publicity: null,
    objections: [],
    titleNo: state.titleNo,
    hasDraft: evaluationDraftState(state, now) === 'open' && reader.role === 'applicant' && reader.organisation === state.organisation,
    serverTime: now,
  };
}

export function evaluationDraftState(state: Opened, now: string): 'open' | 'submitted' | 'closed' {
  if (state.status === 'notStarted' || state.status === 'returned') return now > evaluationDraftClosesAt(state) ? 'closed' : 'open';
  return state.submission > 0 ? 'submitted' : 'closed';
}

export const evaluationDraftClosesAt = (state: Opened): string => (state.status === 'returned' && state.correctBy ? state.correctBy : state.closesAt);

const lastFindings = (facts: readonly EventRow[]): Finding[] =>
  (facts.findLast((fact) => fact.type === 'EvaluationSubmitted')?.payload.findings ?? []) as Finding[];

const ORDER: readonly StageId[] = ['fill', 'provinceReview', 'package', 'ministryReview', 'explanation'];
const BEGINS: Record<string, StageId> = {
  EvaluationOpened: 'fill',
  EvaluationSubmitted: 'provinceReview',
  EvaluationReviewPassed: 'ministryReview',
  EvaluationFlagged: 'ministryReview',
  SpecialCaseFiled: 'ministryReview',
  EvaluationPassed: 'explanation',
  EvaluationNotPassed: 'explanation',
  EvaluationFailedOverdue: 'explanation',
  SpecialCaseDecided: 'explanation',
};

/** The five stages of the evaluation (deck): the third is the province's, done with the package of the selection. */
function stagesOf(state: Opened, facts: readonly EventRow[]): StageView[] {
  const startedAt: Partial<Record<StageId, string>> = {};
  for (const fact of facts) {
    const stage = BEGINS[fact.type];
    if (stage) startedAt[stage] = iso(fact.occurred_at);
  }
  const stage = EVALUATION_STAGES[state.status];
  const current: StageId = stage === 'atRest' ? 'explanation' : stage;
  return stageRow(ORDER, current, stateOf(state.status), {
    startedAt,
    dueAt: { fill: evaluationDraftClosesAt(state), explanation: state.explainBy ?? undefined },
  });
}

function stateOf(status: EvaluationStatus): StageView['state'] {
  switch (status) {
    case 'returned':
      return 'returned';
    case 'passed':
      return 'done';
    case 'notPassed':
    case 'finalNotPassed':
    case 'titleLapsed':
      return 'failed';
    case 'notPassedOverdue':
    case 'finalNotPassedOverdue':
      return 'overdue';
    case 'deferred':
    case 'specialCase':
      return 'onHold';
    default:
      return 'inProgress';
  }
}

const STEPS: Partial<Record<EvaluationStatus, [Role, string, string, CommandName]>> = {
  notStarted: ['applicant', '填写并提交评估评价表', 'fill in and submit', 'submitEvaluation'],
  returned: ['applicant', '修改并重新提交', 'correct and submit again', 'submitEvaluation'],
  submitted: ['province', '开始省级核查', 'start the check', 'startEvaluationReview'],
  provinceReviewing: ['province', '出具核查意见', 'give the opinion', 'passEvaluationReview'],
  provincePassed: ['ministry', '作出评估结论', 'conclude', 'concludeEvaluation'],
  provinceFlagged: ['ministry', '核查后作出评估结论', 'look into it and conclude', 'concludeEvaluation'],
  siteCheckPending: ['supportUnit', '现场核查并提交报告', 'check on site and report', 'reportSiteCheck'],
  siteChecked: ['ministry', '作出评估结论', 'conclude', 'concludeEvaluation'],
  specialCase: ['ministry', '裁定特殊情况', 'decide the special case', 'decideSpecialCase'],
  notPassed: ['applicant', '如有异议，提出说明', 'explain, if there is cause', 'fileExplanation'],
  notPassedOverdue: ['applicant', '如有正当原因，提出说明', 'explain, if there was a cause', 'fileExplanation'],
  deferred: ['ministry', '重新开放填报', 'reopen', 'reopenEvaluation'],
};

function nextOf(state: Opened): NextView | null {
  const step = STEPS[state.status];
  if (!step) return null;
  const [role, zh, en, command] = step;
  if (state.explained && (state.status === 'notPassed' || state.status === 'notPassedOverdue')) {
    return { actor: ROLE_NAMES.ministry, what: both('审议说明：维持或重新开放', 'consider the explanation'), by: null, command: 'upholdResult', unless: null };
  }
  const unless = unlessOf(state);
  return { actor: ROLE_NAMES[role], what: both(zh, en), by: unless?.at ?? null, command, unless };
}

function unlessOf(state: Opened): NextView['unless'] {
  if (state.status === 'notStarted' || state.status === 'returned')
    return {
      what: both('无在案特殊情况的，视为评估评价未通过。', 'without a special case on file it counts as not passed.'),
      at: evaluationDraftClosesAt(state),
    };
  if ((state.status === 'notPassed' || state.status === 'notPassedOverdue') && state.explainBy)
    return { what: both('结果生效。', 'the result becomes final.'), at: state.explainBy };
  return null;
}
