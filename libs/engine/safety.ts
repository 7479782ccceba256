import type { DataSource } from 'typeorm';
import { runStatement } from '#libs/event-store/transaction';
import { UnsafeStart } from '#libs/event-store/unsafe';

const BUDGET_MS = 10_000;

/**
 * Asked on the writer's own connection before anything is decided: a setting can be changed for one role or one database,
 * and it is this one's value that counts. An answer is a sentence that says what to do.
 */
export async function refuseUnsafe(writer: DataSource): Promise<void> {
  await refuseUnlessDurable(writer);
  await refuseStrongRoles(writer);
  await refuseUnguardedRows(writer);
}

/** With one of these off, what was acknowledged can be gone after a power cut (measured: 12 of 273). */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

async function refuseUnlessDurable(writer: DataSource): Promise<void> {
  const settings = await runStatement<{ name: string; setting: string }>(writer, BUDGET_MS, 'select name, setting from pg_settings where name = any($1)', [
    DURABLE,
  ]);
  const off = settings.find(({ setting }) => setting === 'off');
  if (off) throw new UnsafeStart('NOT_DURABLE', `PostgreSQL runs with ${off.name} = off, so an acknowledged filing could be lost: set it to on.`);
}

interface Role {
  name: string;
  why: string;
}

const STRONG_ROLES = `
  select r.rolname as name, case
      when r.rolsuper then 'is a superuser'
      when r.rolbypassrls then 'has BYPASSRLS'
      when exists (select from pg_class c where c.relowner = r.oid and c.relname in ('event', 'stream')) then 'owns the tables'
      when r.rolname = 'fwzz_reader' and exists (select from pg_roles o where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'MEMBER')) then 'is a member of another role'
      when r.rolname = 'fwzz_reader' and has_any_column_privilege(r.oid, 'personal_value', 'select') then 'may read personal values'
      when has_table_privilege(r.oid, 'event', 'update') or has_table_privilege(r.oid, 'event', 'delete') then 'may change facts'
    end as why
  from pg_roles r where r.rolname in ('fwzz_writer', 'fwzz_reader')`;

/** Row policies, missing grants and the read-only role are walls only for roles that cannot walk around them. */
async function refuseStrongRoles(writer: DataSource): Promise<void> {
  const strong = (await runStatement<Role>(writer, BUDGET_MS, STRONG_ROLES)).find(({ why }) => why !== null);
  if (strong) throw new UnsafeStart('ROLE_TOO_STRONG', `The database role ${strong.name} ${strong.why}: take that from it before the system starts.`);
}

const UNGUARDED = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relname in ('stream', 'event', 'application_row', 'evaluation_row', 'draft', 'submission_content') and not relrowsecurity`;

async function refuseUnguardedRows(writer: DataSource): Promise<void> {
  const [open] = await runStatement<{ name: string }>(writer, BUDGET_MS, UNGUARDED);
  if (open)
    throw new UnsafeStart(
      'ROWS_UNGUARDED',
      `Row security is off on the table ${open.name}, so a reader could see the cases of others: run db:migrate, or switch it on.`,
    );
}
