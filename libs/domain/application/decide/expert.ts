import type { DecideContext } from '../../kernel/aggregate.js';
import { mustSay } from '../../kernel/guards.js';
import { record, refuse, type Refusal } from '../../kernel/types.js';
import type { StartedApplication } from '../state.js';
import type { ApplicationDecision, CommandOf } from './of.js';

/** One score per criterion of the rubric, whole numbers from 0 to its maximum, and an opinion (domain §4.1). */
export function submitScore(state: StartedApplication, command: CommandOf<'submitScore'>, context: DecideContext): ApplicationDecision {
  const no = mustSit(state, context.actor.id);
  if (no) return no;
  const { criteria } = context.programme.experts;
  let total = 0;
  for (const { id, maximum } of criteria) {
    const score = Object.hasOwn(command.scores, id) ? command.scores[id] : undefined;
    if (score === undefined) return refuse('FIELD_MISSING', { field: `scores.${id}` }, `scores.${id}`);
    if (!Number.isInteger(score) || score < 0 || score > maximum) return refuse('SCORE_OUT_OF_RANGE', { criterion: id, maximum }, `scores.${id}`);
    total += score;
  }
  const unknown = Object.keys(command.scores).find((id) => !criteria.some((criterion) => criterion.id === id));
  if (unknown !== undefined) return refuse('FIELD_INVALID', { field: `scores.${unknown}` }, `scores.${unknown}`);
  return (
    mustSay(command.opinion, 'opinion') ?? record({ type: 'ScoreSubmitted', expert: context.actor.id, scores: command.scores, total, opinion: command.opinion })
  );
}

/** 回避: before scoring; a score once given stands. */
export function recuseFromReview(state: StartedApplication, command: CommandOf<'recuseFromReview'>, context: DecideContext): ApplicationDecision {
  return (
    mustSit(state, context.actor.id) ?? mustSay(command.reason, 'reason') ?? record({ type: 'ExpertRecused', expert: context.actor.id, reason: command.reason })
  );
}

function mustSit(state: StartedApplication, expert: string): { refusal: Refusal } | null {
  if (!state.experts.includes(expert)) return refuse('EXPERT_NOT_ASSIGNED');
  if (state.recused.includes(expert)) return refuse('EXPERT_RECUSED', { expert });
  if (state.scores.some((score) => score.expert === expert)) return refuse('ALREADY_SCORED');
  return null;
}
