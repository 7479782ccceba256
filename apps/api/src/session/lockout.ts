import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '../http/problem.js';
import { Store } from '../store/store.js';
import { type Limit, Throttle } from '../throttle/throttle.js';

const ALLOWED_FAILURES = 5;
const LOCK_MINUTES = 15;
/** Whoever tries one password on many accounts comes from one network; an office of people who mistype stays far below. */
const FAILURES_OF_A_NETWORK: Limit = { name: 'signIn', most: 100, minutes: 15 };

/** Counted before the password is looked at, so that twenty guesses at once are still five. */
const TAKE_A_TRY = `
  insert into sign_in_failure as f (account_name, address, count) values ($1, $2, 1)
  on conflict (account_name, address) do update set failed_at = now(),
    count = case when f.locked_until <= now() then 1 else f.count + 1 end,
    locked_until = case
      when f.locked_until > now() then f.locked_until
      when f.locked_until is not null then null
      when f.count + 1 >= ${ALLOWED_FAILURES} then now() + interval '${LOCK_MINUTES} minutes' end
  returning count, locked_until`;

/** Where somebody signs in from: a network, or a device that this account is known to have. */
export type Origin = { network: string } | { device: string };

/**
 * Tries are counted per account and origin, so that a stranger's guesses lock out the stranger. The owner at a known device
 * has tries of his own, also beside a stranger of the same network.
 */
@Injectable()
export class Lockout {
  constructor(
    @Inject(Store) private readonly store: Store,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  async takeATry(account: string, origin: Origin, budgetMs: number): Promise<void> {
    if ('network' in origin) {
      const shut = await this.throttle.count(FAILURES_OF_A_NETWORK, origin.network, budgetMs);
      if (shut > 0) throw locked(shut);
    }
    const [row] = await this.store.write<{ count: number; locked_until: Date | null }>(budgetMs, TAKE_A_TRY, [account, addressOf(origin)]);
    if (row && row.count > ALLOWED_FAILURES) throw locked(Math.ceil(((row.locked_until?.getTime() ?? 0) - Date.now()) / 1000));
  }

  async forget(account: string, origin: Origin, budgetMs: number): Promise<void> {
    await this.store.write(budgetMs, 'delete from sign_in_failure where account_name = $1 and address = $2', [account, addressOf(origin)]);
    if ('network' in origin) await this.throttle.giveBack(FAILURES_OF_A_NETWORK, origin.network, budgetMs);
  }
}

const addressOf = (origin: Origin): string => ('device' in origin ? origin.device : origin.network);

function locked(seconds: number): ProblemError {
  const wait = Math.max(1, seconds);
  return new ProblemError('SIGN_IN_LOCKED', { params: { minutes: Math.ceil(wait / 60) }, headers: { 'Retry-After': String(wait) } });
}
