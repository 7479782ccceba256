import type { DataSource } from 'typeorm';
import type { CreateAccounts } from '#libs/contracts/http/session';
import { runStatement } from '#libs/event-store/transaction';
import { hashPassword } from '../session/passwords.js';
import { hasSamplePassword } from './sample-accounts.js';

type Account = CreateAccounts['accounts'][number];

const KNOWN = 'select id from account where id = any($1)';
const PUT = `
  with made as (insert into account (id, sign_in_name, name, role, authority, organisation, password_hash, sample)
  select a.id, a.id, a.name, a.role, a.authority, a.organisation, a.password_hash, a.sample
  from jsonb_to_recordset($1) as a(id text, name text, role text, authority text, organisation text, password_hash text, sample boolean)
  on conflict do nothing returning id, role, authority, organisation),
  kept as (insert into account_event (account_id, what, role, authority, organisation, by) select id, 'created', role, authority, organisation, $2 from made)
  select id from made`;

const BUDGET_MS = 20_000;

/**
 * An account that exists already keeps its name, role and password: asking twice is harmless, taking one over is not possible.
 * `by` stands beside each new one for ever: an account, or the command line where there is none yet.
 */
export async function putAccounts(writer: DataSource, accounts: readonly Account[], by = 'command line'): Promise<{ created: string[]; existing: string[] }> {
  const known = new Set((await runStatement<{ id: string }>(writer, BUDGET_MS, KNOWN, [accounts.map((account) => account.id)])).map((row) => row.id));
  const rows = await Promise.all(
    accounts
      .filter((account) => !known.has(account.id))
      .map(async ({ password, ...account }) => ({
        ...account,
        password_hash: await hashPassword(password),
        sample: hasSamplePassword({ password }),
      })),
  );
  const made = rows.length === 0 ? [] : await runStatement<{ id: string }>(writer, BUDGET_MS, PUT, [JSON.stringify(rows), by]);
  const created = new Set(made.map((row) => row.id));
  return { created: [...created], existing: accounts.map((account) => account.id).filter((id) => !created.has(id)) };
}
