/** Positions are drawn before commit, so a lower one may appear after a higher one: within this while it is still looked for. */
const PATIENCE_MS = 60_000;
const MOST = 5_000;

/** Reads a growing sequence with holes exactly once: everything behind the highest seen, and the holes before it. */
export class Gaps {
  private highest = 0;
  private readonly holes = new Map<number, number>();

  startAt(position: number): void {
    this.highest = position;
    this.holes.clear();
  }

  ask(now: number): { after: number; missing: number[] } {
    for (const [position, since] of this.holes) if (now - since > PATIENCE_MS) this.holes.delete(position);
    return { after: this.highest, missing: [...this.holes.keys()] };
  }

  seen(position: number, now: number): void {
    this.holes.delete(position);
    if (position <= this.highest) return;
    for (let hole = Math.max(this.highest + 1, position - MOST); hole < position; hole++) this.holes.set(hole, now);
    this.highest = position;
  }
}
