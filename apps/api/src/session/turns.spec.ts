import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turns } from './turns.js';

/** Work that ends when it is told to; `most` is how much of it ever ran at once. */
function works() {
  const started: { name: string; end(): void; fail(): void }[] = [];
  let running = 0;
  const seen = { most: 0 };
  const work = (name: string) => async (): Promise<string> => {
    running += 1;
    seen.most = Math.max(seen.most, running);
    try {
      await new Promise<void>((end, fail) => started.push({ name, end, fail: () => fail(new Error(name)) }));
      return name;
    } finally {
      running -= 1;
    }
  };
  return { started, seen, work };
}
const PATIENT = 60_000;

it('never runs more at once than it may, also for one who comes at the moment a place is handed over', async () => {
  const turns = new Turns(2, 10);
  const { started, seen, work } = works();
  const first = work('a')();
  const all = [() => first, work('b'), work('c')].map((one) => turns.take(one, PATIENT));
  // Behind the one who hands over and before the one who takes over.
  const late = first.then(() => turns.take(work('d'), PATIENT));

  for (let turn = 0; turn < 10; turn++) {
    await sleep(1);
    for (const one of started) one.end();
  }

  expect(await Promise.all([...all, late])).toEqual(['a', 'b', 'c', 'd']);
  expect(started.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(seen.most).toBe(2);
});

it('refuses one too many for its queue, and has the place again afterwards', async () => {
  const turns = new Turns(1, 1);
  const { started, work } = works();
  const first = turns.take(work('a'), PATIENT);
  const second = turns.take(work('b'), PATIENT);

  await expect(turns.take(work('c'), PATIENT)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  started[0]?.fail();
  await expect(first).rejects.toThrow('a');
  await sleep(1);
  started[1]?.end();
  expect(await second).toBe('b');

  const third = turns.take(work('d'), PATIENT);
  await sleep(1);
  started[2]?.end();
  expect(await third).toBe('d');
});

it('lets one who waited too long go, and gives the place to the next', async () => {
  const turns = new Turns(1, 5);
  const { started, work } = works();
  const first = turns.take(work('a'), PATIENT);
  const hasty = turns.take(work('hasty'), 1);
  const patient = turns.take(work('patient'), PATIENT);

  await expect(hasty).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  started[0]?.end();
  await first;
  await sleep(1);
  started[1]?.end();

  expect(await patient).toBe('patient');
  expect(started.map(({ name }) => name)).toEqual(['a', 'patient']);
});
