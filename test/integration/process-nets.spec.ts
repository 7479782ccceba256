import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyPage } from '#libs/engine/apply-command';
import { campaignStream, evaluationStream, titleStream } from '#libs/domain/kernel/streams';
import { inSeconds, type Running, startRunning } from './process-harness.js';
import { aCommand, aGrantedTitle, MINISTRY } from './store-harness.js';

const SUBJECTS = 25;
const CAMPAIGN = '2022';
const closer = campaignStream(CAMPAIGN);
const titles = Array.from({ length: SUBJECTS }, (_, index) => `E-${String(index).padStart(2, '0')}`);
const evaluations = titles.map((titleNo) => evaluationStream(CAMPAIGN, titleNo));

// Two starts of a worker and the engine's own time-outs after a kill: half a minute alone, more beside other work.
vi.setConfig({ testTimeout: 180_000 });

let running: Running;
afterEach(async () => running?.close());

/** Opened, and every subject's process waits for its deadline, which is the answer: counted from when the worker is there. */
async function openCampaign({ spreadSeconds, sweepSeconds }: { spreadSeconds: number; sweepSeconds: string }): Promise<string> {
  running = await startRunning();
  await applyPage(
    running.store.engine,
    titles.map((titleNo) => aCommand(titleStream(titleNo), aGrantedTitle(titleNo))),
  );
  await running.startWorker({ SWEEP_SECONDS: sweepSeconds });
  const closesAt = inSeconds(20);
  const calendar = { opensAt: inSeconds(-10), closesAt, reminders: [] };
  await running.command(
    closer,
    { type: 'openCampaign', campaign: CAMPAIGN, year: 2022, register: 'national', calendar, timing: { settleSeconds: 1, spreadSeconds } },
    MINISTRY,
  );
  await expect.poll(processesRunning, { timeout: 30_000, interval: 200 }).toBe(SUBJECTS);
  return closesAt;
}

const processesRunning = async () =>
  (await Promise.all(evaluations.map((stream) => running.processOf(stream)))).filter((status) => status === 'RUNNING').length;
const failed = async () =>
  await running.store.sql<{ stream: string; at: string; cause: unknown }>(
    `select stream, payload ->> 'at' as at, cause from event where type = 'EvaluationFailedOverdue' order by stream`,
  );

/** One fact each, told as the deadline's own, whoever closed it. */
const expected = (closesAt: string) => evaluations.map((stream) => ({ stream, at: closesAt, cause: { kind: 'timer', of: `${stream}/filing/1` } }));

describe('the deadline of a campaign', () => {
  it('is closed by the bulk act alone, where every own timer would come an hour later', async () => {
    const closesAt = await openCampaign({ spreadSeconds: 3600, sweepSeconds: '3600' });
    expect(await failed()).toEqual([]);

    await expect.poll(async () => (await failed()).length, { timeout: 45_000, interval: 200 }).toBe(SUBJECTS);

    expect(await failed()).toEqual(expected(closesAt));
    await expect.poll(() => running.facts(closer), { timeout: 20_000 }).toEqual(['CampaignOpened', 'CampaignFilingClosed']);
  });

  it('is closed by the own timers alone, where the campaign has no process: the same facts', async () => {
    const closesAt = await openCampaign({ spreadSeconds: 3, sweepSeconds: '3600' });
    await running.client.workflow.getHandle(closer).terminate('switched off by the spec');
    expect(await failed()).toEqual([]);

    await expect.poll(async () => (await failed()).length, { timeout: 45_000, interval: 200 }).toBe(SUBJECTS);

    expect(await failed()).toEqual(expected(closesAt));
    expect(await running.facts(closer)).toEqual(['CampaignOpened']);
  });
});
