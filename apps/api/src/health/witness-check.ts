import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Seen, type Standing, standingOf } from '#libs/event-store/log/standing';
import { CONFIG, type Config } from '../config.js';
import { Store } from '../store/store.js';

const EVERY_MS = 2_000;
const PATIENCE_MS = 1_000;

/**
 * What the witness has seen of this log, and whether it is the beginning of ours: asked every two seconds. A silent witness stops
 * nobody; one that contradicts stops commands until it agrees again, since what they would record might have to be taken back.
 */
@Injectable()
export class WitnessCheck implements OnModuleInit, OnModuleDestroy {
  private last: { size: number; standing: Standing } | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Store) private readonly store: Store,
  ) {}

  async onModuleInit(): Promise<void> {
    const { witnessUrl } = this.config;
    if (witnessUrl === null) return;
    const again = async () => {
      await this.look(witnessUrl);
      this.timer = setTimeout(() => void again(), EVERY_MS).unref();
    };
    await again();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  /** Null: there is no witness, or it did not answer. */
  get seen(): { size: number; standing: Standing } | null {
    return this.last;
  }

  get contradicts(): boolean {
    return this.last !== null && this.last.standing !== 'agrees';
  }

  private async look(url: string): Promise<void> {
    try {
      const response = await fetch(`${url}/state`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!response.ok) throw new Error(`the witness answers ${response.status}`);
      const seen = (await response.json()) as Seen;
      this.last = { size: seen.size, standing: await standingOf(seen, this.store.engine.writer) };
    } catch {
      // What contradicted before it fell silent still does.
      if (!this.contradicts) this.last = null;
    }
  }
}
