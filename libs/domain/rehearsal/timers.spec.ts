import { expect, it } from 'vitest';
import { Timers } from './timers.js';
import type { RehearsedDue } from './types.js';

const AT = '2022-05-31T16:01:59.999Z';
const due = (stream: string, closesOthers: boolean, no = 'filing/1'): RehearsedDue => ({
  stream,
  ownAt: AT,
  due: { no, at: AT, command: { type: 'close' }, closesOthers },
});

it('fires who closes others before all else of the same instant, then by stream and number', () => {
  const timers = new Timers();
  timers.arm('b', [due('b', false, 'x/2'), due('b', false, 'x/1')]);
  timers.arm('a', [due('a', false)]);
  timers.arm('z', [due('z', true)]);

  const fired = Array.from({ length: 4 }, () => timers.next(AT)).map((timer) => `${timer?.stream} ${timer?.no}`);

  expect(fired).toEqual(['z filing/1', 'a filing/1', 'b x/1', 'b x/2']);
  expect(timers.next(AT)).toBeNull();
});

it('arms the same due once, and fires nothing early', () => {
  const timers = new Timers();
  timers.arm('a', [due('a', false)]);
  timers.arm('a', [due('a', false)]);

  expect(timers.next('2022-05-31T16:01:59.998Z')).toBeNull();
  expect(timers.next(AT)).toMatchObject({ stream: 'a' });
  expect(timers.next(AT)).toBeNull();
});
