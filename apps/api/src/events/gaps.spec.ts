import { describe, expect, it } from 'vitest';
import { Gaps } from './gaps.js';

describe('reading positions that are drawn before they are committed', () => {
  it('finds one that commits after a higher one', () => {
    const gaps = new Gaps();
    gaps.startAt(10);

    gaps.seen(12, 0);
    expect(gaps.ask(1_000)).toEqual({ after: 12, missing: [11] });
    gaps.seen(11, 1_000);

    expect(gaps.ask(1_500)).toEqual({ after: 12, missing: [] });
  });

  it('stops looking for one that was rolled back', () => {
    const gaps = new Gaps();
    gaps.startAt(0);
    gaps.seen(2, 0);

    expect(gaps.ask(60_000).missing).toEqual([1]);
    expect(gaps.ask(60_001).missing).toEqual([]);
  });
});
