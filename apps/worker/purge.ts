import type { DataSource } from 'typeorm';
import { runStatement, type Statement } from '#libs/event-store/transaction';

const BUDGET_MS = 5_000;

const SESSIONS: Statement = {
  name: 'purge-sessions',
  text: `delete from session where token_hash in (select token_hash from session where expires_at < now() order by expires_at limit $1 for update skip locked) returning 1`,
};
/** A day after the last failure, and not while it locks anybody out. */
const FAILURES: Statement = {
  name: 'purge-sign-in-failures',
  text: `delete from sign_in_failure where (account_name, address) in (
      select account_name, address from sign_in_failure
      where failed_at < now() - interval '1 day' and (locked_until is null or locked_until < now()) order by failed_at limit $1 for update skip locked)
    returning 1`,
};

const THROTTLES: Statement = {
  name: 'purge-throttles',
  text: `delete from throttle where (name, network) in (select name, network from throttle where ends_at < now() order by ends_at limit $1 for update skip locked) returning 1`,
};

export interface Purged {
  sessions: number;
  signInFailures: number;
  throttles: number;
}

/** Rows that no request looks at any more, at most `batch` of each: addresses of people are not kept for longer than they serve. */
export async function purgeDead(dataSource: DataSource, batch: number): Promise<Purged> {
  return {
    sessions: (await runStatement(dataSource, BUDGET_MS, SESSIONS, [batch])).length,
    signInFailures: (await runStatement(dataSource, BUDGET_MS, FAILURES, [batch])).length,
    throttles: (await runStatement(dataSource, BUDGET_MS, THROTTLES, [batch])).length,
  };
}
