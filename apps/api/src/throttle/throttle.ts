import { Inject, Injectable } from '@nestjs/common';
import { Store } from '../store/store.js';

/** Coarse: from one network, by whomever. The window begins with the first and ends `minutes` later. */
export interface Limit {
  name: string;
  most: number;
  minutes: number;
}

const SECONDS_LEFT = 'greatest(1, ceil(extract(epoch from ends_at - now())))::int as seconds';
const GIVE_BACK = 'update throttle set count = count - 1 where name = $1 and network = $2 and count > 0 and ends_at > now()';
const COUNT = `
  insert into throttle as t (name, network, count, ends_at) values ($1, $2, 1, now() + make_interval(mins => $3))
  on conflict (name, network) do update set
    count = case when t.ends_at <= now() then 1 else t.count + 1 end,
    ends_at = case when t.ends_at <= now() then excluded.ends_at else t.ends_at end
  returning count, ${SECONDS_LEFT}`;

/** In PostgreSQL, so that it holds across APIs and restarts. */
@Injectable()
export class Throttle {
  constructor(@Inject(Store) private readonly store: Store) {}

  /** Counts one more, before the work it is a limit for: many at once are still no more. For how many seconds there is no more room; 0 where there was. */
  async count(limit: Limit, network: string, budgetMs: number): Promise<number> {
    const [row] = await this.store.write<{ count: number; seconds: number }>(budgetMs, COUNT, [limit.name, network, limit.minutes]);
    return row && row.count > limit.most ? row.seconds : 0;
  }

  /** What was counted turned out to be no harm. */
  async giveBack(limit: Limit, network: string, budgetMs: number): Promise<void> {
    await this.store.write(budgetMs, GIVE_BACK, [limit.name, network]);
  }
}
