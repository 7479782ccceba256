import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Store } from '../store/store.js';

const EVERY_MS = 10_000;
export const LARGEST_SKEW_MS = 1_000;

/** "In time" is decided on this machine's clock, so it must agree with PostgreSQL's; what was last measured stands until the next. */
@Injectable()
export class ClockCheck implements OnModuleInit, OnApplicationShutdown {
  skewMs: number | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(Store) private readonly store: Store) {}

  async onModuleInit(): Promise<void> {
    await this.measure();
    this.timer = setInterval(() => void this.measure(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async measure(): Promise<void> {
    const asked = Date.now();
    try {
      const [row] = await this.store.read<{ ms: string }>(2_000, 'select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms');
      const answered = Date.now();
      // Half of the way there and back; a slow answer says nothing about the clock.
      if (row && answered - asked < 500) this.skewMs = Number(row.ms) - (asked + answered) / 2;
    } catch {
      // Readiness says it; the next measure comes by itself.
    }
  }
}
