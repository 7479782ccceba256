import type { Aggregate } from '../kernel/aggregate.js';
import { evaluationStream, titleStream } from '../kernel/streams.js';
import type { EvaluationKind } from '../programmes/programme.js';
import type { TitleCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { TitleCategory, TitleFact } from './facts.js';
import type { TitleState } from './state.js';

/** What the campaign asks of the register; the title adds who it is. */
export interface OpenEvaluationOrder extends Record<string, unknown> {
  type: 'openEvaluation';
  campaign: string;
  /** Only titles of earlier batches are evaluated. */
  beforeBatch: number;
}

export const titleAggregate: Aggregate<TitleState, TitleFact, TitleCommand> = {
  kind: 'title',
  initialState: { status: 'none' },
  factTypes: ['TitleGranted', 'TitleRenamed', 'TitleMerged', 'TitleRevoked'],
  commandTypes: ['grantTitle', 'renameTitle', 'mergeTitle', 'revokeTitle'],
  references: (command) => (command.type === 'mergeTitle' ? [titleStream(command.into)] : []),
  decide,
  evolve,
  waitingFor: () => ({ stage: 'atRest', due: [] }),
  followUps: (fact, state) => (state.status === 'none' ? [] : noticesOf(fact, state)),
  groupOf: (state) => (state.status === 'none' ? '' : state.register),
  fanOutTo: (_over, command, member, state) => (isOpenEvaluationOrder(command) ? evaluationOf(command, state) : { stream: member, command }),
  resourceOf: (state) => (state.status === 'none' ? {} : { authority: state.authority, organisation: state.organisation, public: true }),
};

const NOTICE_TEMPLATES: Record<TitleFact['type'], string | null> = {
  TitleGranted: null,
  TitleRenamed: 'titleRenamed',
  TitleMerged: 'titleMerged',
  TitleRevoked: 'titleRevoked',
};

function noticesOf(fact: TitleFact, state: Exclude<TitleState, { status: 'none' }>): ReturnType<typeof titleAggregate.followUps> {
  const template = NOTICE_TEMPLATES[fact.type];
  if (!template) return [];
  const params = { titleNo: state.titleNo, unitName: state.unitName };
  return [
    { kind: 'notice', to: { role: 'applicant', organisation: state.organisation }, template, params },
    { kind: 'notice', to: { role: 'province', authority: state.authority }, template, params },
  ];
}

function isOpenEvaluationOrder(command: { type: string }): command is OpenEvaluationOrder {
  return command.type === 'openEvaluation';
}

function evaluationOf(order: OpenEvaluationOrder, state: TitleState) {
  if (state.status !== 'active' || state.batch >= order.beforeBatch) return null;
  const kind = EVALUATION_KINDS[state.category];
  if (!kind) return null;
  const { beforeBatch: _, ...asked } = order;
  const { titleNo, batch, authority, organisation, unitName } = state;
  return { stream: evaluationStream(order.campaign, titleNo), command: { ...asked, titleNo, kind, batch, authority, organisation, unitName } };
}

/** 示范项目不参加 (deck); every city that is not a design city is `cityOther` (AMB-12). */
export const EVALUATION_KINDS: Record<TitleCategory, EvaluationKind | null> = {
  enterprise: 'enterprise',
  platformShared: 'platformShared',
  platformOther: 'platformOther',
  platformUndivided: 'platformOther',
  project: null,
  cityComprehensive: 'cityOther',
  cityUndivided: 'cityOther',
  cityDesign: 'cityDesign',
};
