import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws from one seed. Each thing has its own source by name, so adding a thing does not change the others. */
export interface Random {
  between(low: number, high: number): number;
  oneOf<T>(values: readonly T[]): T;
  chance(percent: number): boolean;
}

export function randomFor(seed: number, name: string): Random {
  const generator = xoroshiro128plus(mixed(seed, name));
  const between = (low: number, high: number) => uniformInt(generator, low, high);
  return {
    between,
    oneOf: <T>(values: readonly T[]): T => {
      const value = values[between(0, values.length - 1)];
      if (value === undefined) throw new Error(`nothing to choose from for ${name}`);
      return value;
    },
    chance: (percent) => between(0, 99) < percent,
  };
}

/** FNV-1a over seed and name. */
function mixed(seed: number, name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}/${name}`) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash | 0;
}
