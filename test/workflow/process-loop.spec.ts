import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessActivities, ProcessDue, ProcessTimelineEntry, ProcessView, ProcessWaiting } from '#libs/contracts/temporal/process';
import { aPlace } from './support/place.js';
import type { SkippedTime } from './support/skipped-time.js';
import { openSkippedTime } from './support/skipped-time.js';
import { ToldWorld } from './support/told-world.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

let world = new ToldWorld();
let time: SkippedTime;
let stream: string;

/** The worker lives as long as the file; each spec has a world of its own behind it. */
const behind: ProcessActivities = {
  readView: (of) => world.readView(of),
  applyDue: (input) => world.applyDue(input),
  closeDue: (input) => world.closeDue(input),
  followThrough: (input) => world.followThrough(input),
  applyInbox: (input) => world.applyInbox(input),
};

beforeAll(async () => {
  time = await openSkippedTime(behind, await aPlace());
});
afterAll(async () => time?.close());
beforeEach(() => {
  world = new ToldWorld();
  stream = `application/${randomUUID()}`;
});
afterEach(async () => {
  await time
    .handle(stream)
    .terminate('spec over')
    .catch(() => undefined);
});

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const due = (no: string, ownAt: string, over: Partial<ProcessDue> = {}): ProcessDue => ({
  no,
  at: ownAt,
  ownAt,
  command: 'lapseApplication',
  closesOthers: false,
  ...over,
});
const aView = (version: number, over: Partial<ProcessView> = {}): ProcessView => ({
  stream,
  version,
  stage: 'fill',
  status: 'draft',
  due: [],
  followUps: [],
  inbox: [],
  ...over,
});
const atRest = (version: number, over: Partial<ProcessView> = {}): ProcessView => aView(version, { stage: 'atRest', status: 'lapsed', ...over });
const tell = (signal: string, view: unknown) => time.handle(stream).signal(signal, view);
const waitingFor = () => time.handle(stream).query<ProcessWaiting>('waitingFor');

describe('one timer for the earliest due', () => {
  it('fires at the own instant, decides by the log, and ends the process when the stream is at rest', async () => {
    const first = world.say(aView(1, { due: [due('fill/1', inDays(10))] }));
    world.on('applyDue fill/1', atRest(2));

    await time.start(first);
    await time.pass(stream, 10 * DAY - HOUR);
    const before = [...world.calls];
    await time.pass(stream, 2 * HOUR);

    expect(before).toEqual([]);
    expect(world.calls).toEqual(['applyDue fill/1']);
    expect(await time.ended(stream)).toBe(true);
  });

  it('is moved by mail that brings a later deadline, and fires only there', async () => {
    const first = world.say(aView(1, { due: [due('fill/1', inDays(10))] }));
    const moved = aView(2, { due: [due('fill/2', inDays(30))] });

    await time.start(first);
    await time.pass(stream, 5 * DAY);
    await tell('ApplicationDatesMoved', world.say(moved));
    await time.pass(stream, 20 * DAY);
    expect(world.calls).toEqual([]);
    world.on('applyDue fill/2', atRest(3));
    await time.pass(stream, 6 * DAY);

    expect(world.calls).toEqual(['applyDue fill/2']);
    expect(await time.ended(stream)).toBe(true);
  });

  it('is moved by mail that brings an earlier deadline', async () => {
    await time.start(world.say(aView(1, { due: [due('fill/1', inDays(30))] })));
    await tell('ApplicationDatesMoved', world.say(aView(2, { due: [due('fill/2', inDays(3))] })));
    world.on('applyDue fill/2', atRest(3));
    await time.pass(stream, 4 * DAY);

    expect(world.calls).toEqual(['applyDue fill/2']);
  });

  it('that fires late, behind a fact that it has not been told of, takes the log for the truth', async () => {
    await time.start(world.say(aView(1, { due: [due('fill/1', inDays(1))] })));
    world.say(aView(2, { stage: 'provinceReview', status: 'submitted' }));
    await time.pass(stream, 2 * DAY);

    expect(world.calls).toEqual(['applyDue fill/1']);
    expect(await time.handle(stream).query('stage')).toBe('provinceReview');
  });

  it('that is too early is armed again with a growing delay, never in a hot loop', async () => {
    await time.start(world.say(aView(1, { due: [due('fill/1', inDays(1))] })));
    await time.pass(stream, DAY + 20 * 60_000);

    // 1, 2, 4, … 32 s, then every minute: 20 minutes hold about 25 tries.
    expect(world.count('applyDue')).toBeGreaterThan(10);
    expect(world.count('applyDue')).toBeLessThan(40);
  });

  it('lets a campaign close the dues of others before its own', async () => {
    const own = due('filing/1', inDays(1), { closesOthers: true });
    await time.start(world.say(aView(1, { due: [own] })));
    world.on('applyDue filing/1', atRest(2));
    await time.pass(stream, 2 * DAY);

    expect(world.calls).toEqual([`closeDue ${stream} ${own.at}`, 'applyDue filing/1']);
  });
});

describe('mail', () => {
  it('may be lost, doubled and reordered: the highest version is kept', async () => {
    await time.start(world.say(aView(1)));
    await tell('ProvinceReviewStarted', aView(3, { stage: 'provinceReview', status: 'provinceReviewing' }));
    await tell('ApplicationSubmitted', aView(2, { stage: 'provinceReview', status: 'submitted' }));
    await tell('ProvinceReviewStarted', aView(3, { stage: 'provinceReview', status: 'provinceReviewing' }));

    expect(await waitingFor()).toMatchObject({ version: 3, stage: 'provinceReview' });
    expect(world.calls).toEqual([]);
  });

  it('that nobody of ours sent only makes the process look at the log', async () => {
    await time.start(world.say(aView(4, { due: [due('fill/1', inDays(9))] })));
    await tell('ApplicationSubmitted', { version: 99, stage: 'atRest' });
    await expect.poll(() => world.calls).toEqual([`readView ${stream}`]);
    await tell('ApplicationLapsed', atRest(99));
    await expect.poll(() => world.count('readView')).toBe(2);

    await expect.poll(async () => (await waitingFor()).version).toBe(4);
    expect(await time.ended(stream)).toBe(false);
  });

  it('asks for the view anew when nudged', async () => {
    await time.start(world.say(aView(1)));
    world.say(aView(5, { stage: 'package', status: 'provincePassed' }));
    await tell('Nudged', undefined);

    await expect.poll(() => time.handle(stream).query('stage')).toBe('package');
  });

  it('that comes in the very moment of the end is read, not lost', async () => {
    await time.start(world.say(aView(1)));
    world.say(atRest(2));
    const reopened = aView(3, { stage: 'provinceReview', status: 'submitted' });
    world.meanwhile = async (call) => {
      if (!call.startsWith('readView') || world.count('readView') > 1) return;
      await tell('ApplicationReinstated', world.say(reopened));
    };
    await tell('ApplicationLapsed', atRest(2));

    await expect.poll(() => time.handle(stream).query('stage')).toBe('provinceReview');
    expect(await time.ended(stream)).toBe(false);
  });

  it('during an act waits until the act is over', async () => {
    const order: string[] = [];
    world.meanwhile = async (call) => {
      order.push(`${call} begins`);
      if (call === 'followThrough') {
        await tell('CommandReceived', { commandId: 'c-1' });
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      order.push(`${call} ends`);
    };
    world.on('followThrough', aView(1));
    await time.start(world.say(aView(1, { followUps: [`${stream}@1/0`] })));
    await expect.poll(() => order).toContain('applyInbox c-1 ends');

    expect(order).toEqual(['followThrough begins', 'followThrough ends', 'applyInbox c-1 begins', 'applyInbox c-1 ends']);
  });
});

describe('follow-ups and signalled commands', () => {
  it('follows through once, also at rest, and then ends', async () => {
    world.say(atRest(2, { followUps: [`${stream}@2/0`] }));
    world.on('followThrough', atRest(2));
    const handle = await time.start(atRest(2, { followUps: [`${stream}@2/0`] }));
    await handle.result();

    expect(world.count('followThrough')).toBe(1);
  });

  it('does not follow through again when the same mail comes twice', async () => {
    const mail = aView(2, { followUps: [`${stream}@2/0`] });
    world.on('followThrough', aView(2));
    await time.start(world.say(aView(1)));
    world.say(mail);
    await tell('ApplicationSubmitted', mail);
    await expect.poll(() => world.count('followThrough')).toBe(1);
    await tell('ApplicationSubmitted', mail);
    await waitingFor();

    expect(world.count('followThrough')).toBe(1);
  });

  it('tries a technical failure again until it works', async () => {
    let failures = 3;
    world.meanwhile = async () => {
      if (failures-- > 0) throw new Error('the database is away');
    };
    world.on('followThrough', aView(2));
    await time.start(world.say(aView(2, { followUps: [`${stream}@2/0`] })));
    await expect.poll(() => world.count('followThrough'), { timeout: 20_000 }).toBe(4);
    await expect.poll(async () => (await waitingFor()).followUps).toEqual([]);
  });

  it('applies each signalled command once, before a due of the same moment', async () => {
    world.on('applyInbox c-1', aView(2, { stage: 'provinceReview', status: 'submitted' }));
    await time.start(world.say(aView(1, { inbox: ['c-1'], due: [due('fill/1', inDays(-1))] })));
    await tell('CommandReceived', { commandId: 'c-1' });
    await expect.poll(() => time.handle(stream).query('stage')).toBe('provinceReview');
    await waitingFor();

    expect(world.calls[0]).toBe('applyInbox c-1');
    expect(world.count('applyDue')).toBe(0);
  });
});

describe('a process is a cache of its stream', () => {
  it('carries over its last view and nothing else when its history grows long', async () => {
    const handle = await time.start(world.say(aView(1)));
    const { runId } = await handle.describe();
    let version = 1;
    const grown = async () => (await time.handle(stream).describe()).runId !== runId;
    while (!(await grown())) {
      // Each differing stage writes search attributes: history grows quickly.
      for (let i = 0; i < 40; i++)
        await tell('ScoreSubmitted', world.say(aView(++version, { stage: 'ministryReview', status: `s${version}`, due: [due(`d/${version}`, inDays(20))] })));
    }
    const started = (await time.handle(stream).fetchHistory()).events?.[0]?.workflowExecutionStartedEventAttributes;
    const input = JSON.parse(Buffer.from(started?.input?.payloads?.[0]?.data ?? '').toString()) as ProcessView;

    expect(started?.input?.payloads).toHaveLength(1);
    expect(Object.keys(input).sort()).toEqual(['due', 'followUps', 'inbox', 'stage', 'status', 'stream', 'version']);
    await expect.poll(async () => (await waitingFor()).version).toBe(version);
    world.on(`applyDue d/${version}`, atRest(version + 1));
    await time.pass(stream, 21 * DAY);
    expect(await time.ended(stream)).toBe(true);
  }, 120_000);

  it('shows its stage in business words and keeps a bounded record of what it saw', async () => {
    await time.start(world.say(aView(1, { due: [due('fill/1', inDays(5))] })));
    for (let i = 0; i < 120; i++) await tell('Nudged', undefined);
    const timeline = await time.handle(stream).query<ProcessTimelineEntry[]>('timeline');
    const attributes = (await time.handle(stream).describe()).typedSearchAttributes;

    expect(timeline.length).toBe(100);
    expect(timeline[0]).toMatchObject({ what: 'Nudged', stage: 'fill', version: 1 });
    expect(attributes.get({ name: 'FwzzStage', type: 'KEYWORD' })).toBe('fill');
    expect(attributes.get({ name: 'FwzzStatus', type: 'KEYWORD' })).toBe('draft');
  });
});
