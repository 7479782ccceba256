import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';

const KEPT_MS = 2_000;
const PATIENCE_MS = 1_000;

/** How much of this log the witness has seen, asked at most every two seconds. A silent witness stops nobody. */
@Injectable()
export class WitnessCheck {
  private last: { at: number; seen: { size: number } | null } = { at: 0, seen: null };

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Null: there is no witness, or it does not answer. */
  async seen(): Promise<{ size: number } | null> {
    if (this.config.witnessUrl === null) return null;
    if (Date.now() - this.last.at > KEPT_MS) this.last = { at: Date.now(), seen: await this.ask(this.config.witnessUrl) };
    return this.last.seen;
  }

  private async ask(url: string): Promise<{ size: number } | null> {
    try {
      const response = await fetch(`${url}/state`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      return response.ok ? ((await response.json()) as { size: number }) : null;
    } catch {
      return null;
    }
  }
}
