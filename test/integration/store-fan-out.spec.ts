import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyCommand, applyPage } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import type { Fault } from '#libs/engine/isolate';
import { processView } from '#libs/engine/process-view';
import { refuse } from '#libs/domain/kernel/types';
import { AGGREGATES } from '#libs/domain/registry';
import { aCommand, aGrantedTitle, freshStore, type Store } from './store-harness.js';

const CAMPAIGN = 'campaign/2022';
const titleNo = (index: number) => `E-${String(index).padStart(4, '0')}`;

let store: Store;
let broken: Set<string>;
let asked: Set<string>;
let faults: Fault[];
let refused: Fault[];

/** Members that throw where they are read or where they decide, as long as they are broken; the third is always refused. */
const { title, evaluation } = AGGREGATES;
const aggregates: typeof AGGREGATES = {
  ...AGGREGATES,
  title: {
    ...title,
    fanOutTo: (over, command, member, state) => {
      if (broken.has(member)) throw new RangeError('a mistake in the code');
      return title.fanOutTo?.(over, command, member, state) ?? null;
    },
  },
  evaluation: {
    ...evaluation,
    decide: (state, command, context) => {
      asked.add(context.stream);
      if (broken.has(context.stream)) throw new RangeError('a mistake in the code');
      return context.stream === 'evaluation/2022/E-0002' ? refuse('WRONG_STAGE') : evaluation.decide(state, command, context);
    },
  },
};

const grant = (index: number) => aCommand(`title/${titleNo(index)}`, aGrantedTitle(titleNo(index)));
async function openCampaign(titles: number): Promise<void> {
  for (let from = 0; from < titles; from += 250)
    await applyPage(
      store.engine,
      Array.from({ length: Math.min(250, titles - from) }, (_, index) => grant(from + index)),
    );
  await applyCommand(store.engine, aCommand(CAMPAIGN, { type: 'openCampaign', campaign: '2022', year: 2022, register: 'national' }));
}
const follow = () => followThrough(store.engine, CAMPAIGN, { onFault: (fault) => void faults.push(fault), onRefused: (fault) => void refused.push(fault) });
const opened = async () =>
  (await store.sql<{ stream: string }>(`select stream from event where type = 'EvaluationOpened' order by stream`)).map((row) => row.stream);
const left = async () => (await processView(store.engine, CAMPAIGN)).followUps.length;

beforeEach(async () => {
  broken = new Set();
  asked = new Set();
  faults = [];
  refused = [];
  store = await freshStore({ aggregates });
});
afterEach(() => store.close());

describe('a fan-out of which members throw', () => {
  it('asks them alone on the next try: nobody who joined meanwhile, and nobody who was refused', async () => {
    await openCampaign(250);
    broken = new Set(['title/E-0001', 'evaluation/2022/E-0150']);

    await follow();

    expect(faults.map(({ stream }) => stream)).toEqual(['title/E-0001', 'evaluation/2022/E-0150']);
    expect([(await opened()).length, await left()]).toEqual([247, 1]);

    asked = new Set();
    await applyCommand(store.engine, grant(999));
    await follow();

    expect([...asked]).toEqual(['evaluation/2022/E-0150']);
    expect([faults.length, await left()]).toEqual([4, 1]);

    broken = new Set();
    await follow();

    expect([...asked].sort()).toEqual(['evaluation/2022/E-0001', 'evaluation/2022/E-0150']);
    expect(refused.map(({ stream }) => stream)).toEqual(['evaluation/2022/E-0002']);
    expect([(await opened()).length, await left()]).toEqual([249, 0]);
    const [row] = await store.sql(`select outcome from follow_up where stream = $1 and body ->> 'kind' = 'fanOut'`, [CAMPAIGN]);
    expect(row).toEqual({ outcome: { kind: 'fanOut', members: 250, recorded: 249, refused: 1 } });
  });

  it('goes no further while a thousand throw, and then on to the end', async () => {
    await openCampaign(1_150);
    broken = new Set(Array.from({ length: 1_150 }, (_, index) => `title/${titleNo(index)}`));

    await follow();

    expect([faults.length, await left()]).toEqual([1_000, 1]);

    broken = new Set();
    await follow();

    expect([(await opened()).length, await left()]).toEqual([1_149, 0]);
  });

  it('goes on where an older build left it', async () => {
    await openCampaign(5);
    await store.sql(`update follow_up set progress = 'title/E-0002' where stream = $1`, [CAMPAIGN]);

    await follow();

    expect(await opened()).toEqual(['evaluation/2022/E-0003', 'evaluation/2022/E-0004']);
  });
});
