import type { Scene } from './theatre.js';

/** Both processes are worked on through the same weeks: the shorter list is spread evenly over the longer one. */
export function mixed(one: Scene[], other: Scene[]): Scene[] {
  const placed = [one, other].flatMap((scenes) => scenes.map((scene, index) => ({ scene, at: (index + 0.5) / scenes.length })));
  return placed.sort((a, b) => a.at - b.at).map(({ scene }) => scene);
}
