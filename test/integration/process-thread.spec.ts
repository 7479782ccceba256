import { afterEach, describe, expect, it, vi } from 'vitest';
import { deskSteps, seasonSteps, type Step, stepsOf } from '../workflow/support/steps.js';
import { inSeconds, type Running, startRunning } from './process-harness.js';

const SEASON = 's-1';
const season = seasonSteps(SEASON);

// Two starts of a worker and the engine's own time-outs after a kill: half a minute alone, more beside other work.
vi.setConfig({ testTimeout: 180_000 });

let running: Running;
afterEach(async () => running?.close());

const take = async (...steps: Step[]) => {
  for (const { stream, command, actor } of steps) await running.command(stream, command, actor);
};
const becomes = (stream: string, status: string, seconds = 45) =>
  expect.poll(() => running.status(stream), { timeout: seconds * 1000, interval: 100 }).toBe(status);
/** Far enough for all that follows: only the specs that wait for a deadline bring it near. */
const calendar = (fill: number, rest = 3600) => ({
  fillOpensAt: inSeconds(-60),
  fillClosesAt: inSeconds(fill),
  provinceReviewClosesAt: inSeconds(rest),
  dispatchClosesAt: inSeconds(rest + 1),
});
const TIMING = { settleSeconds: 1, spreadSeconds: 2 };

describe('a season of one province', () => {
  it('follows through from stream to stream: desk opened, application recommended, mailed, received, the clock lapsing a draft', async () => {
    running = await startRunning();
    await running.startWorker();
    const [a, b] = [stepsOf(SEASON, 'a', 1), stepsOf(SEASON, 'b', 2)];
    const desk = deskSteps(SEASON, inSeconds(-30));

    await take(season.open(calendar(20), TIMING));
    await becomes(desk.stream, 'open');
    await take(a.start, b.start, a.submit, a.startReview, a.passReview, a.recommend);
    await becomes(a.stream, 'recommended');
    await becomes(b.stream, 'lapsed');
    await take(desk.seal, { ...desk.dispatch, command: { ...desk.dispatch.command, mailedAt: new Date().toISOString() } });
    await becomes(a.stream, 'dispatched');
    await take(desk.receive);
    await becomes(a.stream, 'received');

    await expect.poll(() => running.stageOf(a.stream), { timeout: 20_000, interval: 200 }).toBe('ministryReview');
    await expect.poll(() => running.processOf(b.stream), { timeout: 20_000, interval: 200 }).toBe('COMPLETED');
    await expect.poll(() => running.processOf(desk.stream), { timeout: 20_000, interval: 200 }).toBe('COMPLETED');
    await expect.poll(() => idsOf(`FwzzStage = 'ministryReview'`), { timeout: 10_000 }).toContain(a.stream);
    const [recommended] = await running.store.sql<{ cause: object; command_id: string }>(
      `select cause, command_id from event where type = 'ApplicationRecommended'`,
    );
    expect(recommended).toEqual({ cause: { kind: 'followUp', of: `${desk.stream}@2` }, command_id: `follow/${desk.stream}@2/0` });
  });

  it('moves every stream when its calendar is amended, also where the worker is killed in the middle of it', async () => {
    running = await startRunning();
    const { worker, arm } = await running.startDoomedWorker();
    const applications = Array.from({ length: 150 }, (_, index) => stepsOf(SEASON, `a-${index}`, index + 1));
    await take(season.open(calendar(3600), TIMING));
    await becomes(deskSteps(SEASON, '').stream, 'open');
    await take(...applications.map(({ start }) => start));
    const moved = async () => (await running.store.sql<{ n: number }>(`select count(*)::int as n from event where type = 'ApplicationDatesMoved'`))[0]?.n ?? 0;

    const later = { ...calendar(4000, 5000), fillOpensAt: await opensAt() };

    // The first COMMIT of the follow-up moves one hundred applications; the desk comes last.
    arm(1);
    await take(season.amend(later));
    await worker.exited();
    expect(await moved()).toBe(100);
    await running.startWorker();

    await expect.poll(moved, { timeout: 60_000, interval: 200 }).toBe(applications.length);
    await expect
      .poll(async () => (await running.store.sql(`select 1 from follow_up where stream = $1 and done_at is null`, [season.stream])).length, { timeout: 60_000 })
      .toBe(0);
    expect(await moved()).toBe(applications.length);
    expect((await running.facts(deskSteps(SEASON, '').stream)).filter((type) => type === 'DeskDatesMoved')).toHaveLength(1);
  });
});

async function idsOf(query: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of running.client.workflow.list({ query })) ids.push(workflowId);
  return ids;
}

async function opensAt(): Promise<string> {
  const [row] = await running.store.sql<{ at: string }>(`select payload -> 'calendar' ->> 'fillOpensAt' as at from event where type = 'SeasonOpened'`);
  return row?.at ?? '';
}
