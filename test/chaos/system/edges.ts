import { renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** As in coarse-clock.mjs: how far the API's clock may stand away from the machine's around a deadline. */
export const CLOCK_STEP_MS = 300;
export const COARSE_CLOCK = fileURLToPath(new URL('./coarse-clock.mjs', import.meta.url));

/** The deadlines around which the API's clock stands still. Told before they come. */
export class Edges {
  private known: number[] = [];

  constructor(readonly file: string) {
    this.write();
  }

  add(at: number): void {
    this.known = [...this.known.filter((edge) => edge > Date.now() - 5_000), at];
    this.write();
  }

  private write(): void {
    writeFileSync(`${this.file}.part`, JSON.stringify(this.known));
    renameSync(`${this.file}.part`, this.file);
  }
}
