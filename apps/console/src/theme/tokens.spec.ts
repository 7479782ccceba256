import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { dark, light } from './tokens.js';

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('the %s tokens', (_name, t) => {
  const grounds = [t.page, t.paper, t.sunk];

  it.each(['ink', 'ink2', 'ink3', 'primary', 'bad'] as const)('%s reads on every ground', (text) => {
    const worst = Math.min(...grounds.map((ground) => contrast(t[text], ground)));

    expect(worst).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['ok', 'okSoft'],
    ['warn', 'warnSoft'],
    ['bad', 'badSoft'],
    ['wait', 'sunk'],
    ['primary', 'infoSoft'],
    ['onPrimary', 'primary'],
  ] as const)('%s reads on %s', (text, ground) => {
    expect(contrast(t[text], t[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['edge', 'focus'] as const)('%s can be seen on every ground', (border) => {
    const worst = Math.min(...grounds.map((ground) => contrast(t[border], ground)));

    expect(worst).toBeGreaterThanOrEqual(3);
  });

  it.each(['heat1', 'heat2', 'heat3', 'heat4'] as const)('a figure on %s reads in ink or in its opposite', (heat) => {
    expect(Math.max(contrast(t.ink, t[heat]), contrast(t.onPrimary, t[heat]))).toBeGreaterThanOrEqual(4.5);
  });
});

it('tells black from white by 21', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
});
