import type { DataSource } from 'typeorm';
import { runStatement } from '#libs/event-store/transaction';
import { UnsafeStart } from '#libs/event-store/unsafe';
import { ProblemError } from '../http/problem.js';

/** Stands in README and repository. The sample season's programs use it; nobody else may. */
const SAMPLE_PASSWORD = 'sample-2022';

export const hasSamplePassword = (account: { password: string }): boolean => account.password === SAMPLE_PASSWORD;

/** At the edge, so that no account of a real system can come to have that password. */
export function refuseSamplePassword(accounts: readonly { password: string }[], sample: boolean): void {
  const index = sample ? -1 : accounts.findIndex(hasSamplePassword);
  if (index >= 0) throw new ProblemError('BODY_INVALID', { field: `accounts.${index}.password`, params: { reason: 'sample_password' } });
}

/** A database that once held a sample season and is now used in earnest: everybody can read these accounts' password. */
export async function refuseSampleAccounts(writer: DataSource): Promise<void> {
  const [row] = await runStatement<{ n: number; id: string }>(
    writer,
    5_000,
    'select count(*)::int as n, min(id) as id from account where sample and not disabled having count(*) > 0',
  );
  if (row)
    throw new UnsafeStart(
      'SAMPLE_ACCOUNTS',
      `${row.n} accounts of a sample season can sign in here (${row.id} is one) with a password that anybody can look up: disable them, or set SAMPLE=true where this is a sample.`,
    );
}
