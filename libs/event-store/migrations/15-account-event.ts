import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gave whom which rights, for ever: an account's row says only what it is today. */
export class AccountEvent1700000000015 implements MigrationInterface {
  readonly name = 'AccountEvent1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_event (
        no bigint generated always as identity primary key,
        at timestamptz(3) not null default now(),
        account_id text not null,
        what text not null,
        role text not null,
        authority text,
        organisation text,
        by text not null
      );
      create trigger account_event_append_only before update or delete on account_event for each row execute function refuse_change();
      create trigger account_event_no_truncate before truncate on account_event for each statement execute function refuse_change();
      insert into account_event (at, account_id, what, role, authority, organisation, by)
        select created_at, id, 'created', role, authority, organisation, 'before this was kept' from account order by created_at, id;
      grant select, insert on account_event to fwzz_writer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table account_event');
  }
}
