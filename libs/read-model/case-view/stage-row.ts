import type { StageView } from '#libs/contracts/http/case-view';
import { STAGE_ACTORS, STAGES } from '../words/stages.js';

export type StageId = keyof typeof STAGES;

/** What the stepper is drawn from: when each stage began, by the facts, and what it waits for. */
export interface StageTimes {
  startedAt: Partial<Record<StageId, string>>;
  dueAt: Partial<Record<StageId, string>>;
}

/** A stage that began later ends the one before it; the current one is in `state`, the rest is still to come. */
export function stageRow(order: readonly StageId[], current: StageId, state: StageView['state'], times: StageTimes): StageView[] {
  const at = order.indexOf(current);
  return order.map((stage, index) => ({
    stage,
    title: STAGES[stage],
    actor: STAGE_ACTORS[stage],
    state: index < at ? 'done' : index === at ? state : 'notStarted',
    startedAt: index <= at ? (times.startedAt[stage] ?? null) : null,
    endedAt:
      index < at
        ? (order
            .slice(index + 1)
            .map((later) => times.startedAt[later])
            .find((started) => started !== undefined) ?? null)
        : null,
    dueAt: index < at ? null : (times.dueAt[stage] ?? null),
  }));
}
