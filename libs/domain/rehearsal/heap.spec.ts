import { expect, it } from 'vitest';
import { Heap } from './heap.js';

it('gives back in order what was put in without', () => {
  const heap = new Heap<number>((a, b) => a < b);
  const numbers = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1009);

  for (const number of numbers) heap.push(number);
  const out = Array.from({ length: 1000 }, () => heap.pop());

  expect(out).toEqual([...numbers].sort((a, b) => a - b));
  expect(heap.pop()).toBeUndefined();
});
