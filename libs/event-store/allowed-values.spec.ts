import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanValue } from './allowed-values.js';
import { canonicalJson } from './chain.js';

describe('what may stand in a fact', () => {
  it.each([
    ['U+0000', { form: { 名称: 'a\u0000b' } }, 'form.名称', 'nullCharacter'],
    ['a lone surrogate', { list: ['x', '\udc00'] }, 'list[1]', 'loneSurrogate'],
    ['a lone surrogate in a key', { '\ud800': 1 }, '', 'loneSurrogate'],
    ['a decimal', { ratio: 0.3 }, 'ratio', 'notAnInteger'],
    ['an integer beyond 2^53', { count: 2 ** 53 }, 'count', 'notAnInteger'],
    ['a date object', { at: new Date(0) }, 'at', 'notJson'],
    ['a map', { map: new Map() }, 'map', 'notJson'],
    ['a function', { f: () => 1 }, 'f', 'notJson'],
  ])('is not %s', (_name, value, path, what) => {
    expect(cleanValue(value)).toEqual({ problem: { path, what } });
  });

  it('is a text in NFC, and an absent member is left out', () => {
    expect(cleanValue({ name: 'e\u0301', none: undefined, zero: -0, pair: '\u{20000}' })).toEqual({ value: { name: '\u00e9', zero: 0, pair: '\u{20000}' } });
  });

  it('is never deeper than 32 levels', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

    expect(cleanValue(nested(32))).toHaveProperty('value');
    expect(cleanValue(nested(33))).toMatchObject({ problem: { what: 'tooDeep' } });
  });

  it('keeps a key named __proto__ as a member', () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}') as object;

    expect(cleanValue(value)).toHaveProperty('value');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('survives JSON with the same canonical bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const cleaned = cleanValue(value);
        if ('problem' in cleaned) return;
        expect(canonicalJson(JSON.parse(JSON.stringify(cleaned.value)))).toBe(canonicalJson(cleaned.value));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
