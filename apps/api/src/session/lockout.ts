import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '../http/problem.js';
import { Store } from '../store/store.js';

const ALLOWED_FAILURES = 5;
const LOCK_MINUTES = 15;

/**
 * Counted before the password is looked at, so that twenty guesses at once are still five. Per account and address:
 * a stranger's guesses do not lock the owner out at the owner's desk.
 */
const TAKE_A_TRY = `
  insert into sign_in_failure as f (account_name, address, count) values ($1, $2, 1)
  on conflict (account_name, address) do update set failed_at = now(),
    count = case when f.locked_until <= now() then 1 else f.count + 1 end,
    locked_until = case
      when f.locked_until > now() then f.locked_until
      when f.locked_until is not null then null
      when f.count + 1 >= ${ALLOWED_FAILURES} then now() + interval '${LOCK_MINUTES} minutes' end
  returning count, locked_until`;

@Injectable()
export class Lockout {
  constructor(@Inject(Store) private readonly store: Store) {}

  async takeATry(account: string, address: string, budgetMs: number): Promise<void> {
    const [row] = await this.store.write<{ count: number; locked_until: Date | null }>(budgetMs, TAKE_A_TRY, [account, address]);
    if (!row || row.count <= ALLOWED_FAILURES) return;
    const seconds = Math.max(1, Math.ceil(((row.locked_until?.getTime() ?? Date.now()) - Date.now()) / 1000));
    throw new ProblemError('SIGN_IN_LOCKED', { params: { minutes: Math.ceil(seconds / 60) }, headers: { 'Retry-After': String(seconds) } });
  }

  async forget(account: string, address: string, budgetMs: number): Promise<void> {
    await this.store.write(budgetMs, 'delete from sign_in_failure where account_name = $1 and address = $2', [account, address]);
  }
}
