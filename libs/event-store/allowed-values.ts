import type { Json } from '#libs/domain/kernel/types';

/**
 * What may stand in a fact: it comes back from jsonb with the same RFC 8785 bytes. Money and ratios are strings,
 * because a decimal loses digits on that way; U+0000 and lone surrogates are refused by PostgreSQL's jsonb.
 */
export interface ValueProblem {
  /** JSON path from the root, `form.items[3].name`. */
  path: string;
  what: 'nullCharacter' | 'loneSurrogate' | 'notAnInteger' | 'notJson' | 'tooDeep';
}

const MAX_DEPTH = 32;
/** With the u flag a pair is one character, so this finds halves only. */
const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

class Refused extends Error {
  constructor(readonly problem: ValueProblem) {
    super(`${problem.what} at ${problem.path}`);
  }
}

const under = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

function cleanText(text: string, path: string): string {
  if (text.includes('\u0000')) throw new Refused({ path, what: 'nullCharacter' });
  if (LONE_SURROGATE.test(text)) throw new Refused({ path, what: 'loneSurrogate' });
  return text.normalize('NFC');
}

function clean(value: unknown, path: string, depth: number): Json {
  if (depth > MAX_DEPTH) throw new Refused({ path, what: 'tooDeep' });
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cleanText(value, path);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Refused({ path, what: 'notAnInteger' });
    return Object.is(value, -0) ? 0 : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => clean(item, `${path}[${index}]`, depth + 1));
  if (typeof value !== 'object') throw new Refused({ path, what: 'notJson' });
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Refused({ path, what: 'notJson' });
  const copy: { [key: string]: Json | undefined } = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    // defineProperty: a key named __proto__ must become a member, not the prototype.
    Object.defineProperty(copy, cleanText(key, path), {
      value: clean(member, under(path, key), depth + 1),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

/** A copy with strings in NFC and undefined members left out, or the first thing that cannot stand in a fact. */
export function cleanValue(value: unknown): { value: Json } | { problem: ValueProblem } {
  try {
    return { value: clean(value, '', 0) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    throw error;
  }
}

export function requireClean(value: unknown, what: string): Json {
  const result = cleanValue(value);
  if ('problem' in result) throw new Error(`${what}: ${result.problem.what} at ${result.problem.path}`);
  return result.value;
}
