import type { DataSource } from 'typeorm';
import type { CreateAccounts } from '#libs/contracts/http/session';
import { runStatement } from '#libs/event-store/transaction';
import { hashPassword } from '../session/passwords.js';
import { hasSamplePassword } from './sample-accounts.js';

type Account = CreateAccounts['accounts'][number];

const KNOWN = 'select id from account where id = any($1)';
const PUT = `
  insert into account (id, sign_in_name, name, role, authority, organisation, password_hash, sample)
  select a.id, a.id, a.name, a.role, a.authority, a.organisation, a.password_hash, a.sample
  from jsonb_to_recordset($1) as a(id text, name text, role text, authority text, organisation text, password_hash text, sample boolean)
  on conflict do nothing returning id`;

/** An account that exists already keeps its name, role and password: asking twice is harmless, taking one over is not possible. */
export async function putAccounts(writer: DataSource, accounts: readonly Account[], budgetMs = 20_000): Promise<{ created: string[]; existing: string[] }> {
  const known = new Set((await runStatement<{ id: string }>(writer, budgetMs, KNOWN, [accounts.map((account) => account.id)])).map((row) => row.id));
  const rows = await Promise.all(
    accounts
      .filter((account) => !known.has(account.id))
      .map(async ({ password, ...account }) => ({
        ...account,
        password_hash: await hashPassword(password),
        sample: hasSamplePassword({ password }),
      })),
  );
  const made = rows.length === 0 ? [] : await runStatement<{ id: string }>(writer, budgetMs, PUT, [JSON.stringify(rows)]);
  const created = new Set(made.map((row) => row.id));
  return { created: [...created], existing: accounts.map((account) => account.id).filter((id) => !created.has(id)) };
}
