import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROWS = 'application_row, desk_row, season_row, campaign_row, evaluation_row, title_row';

/**
 * Roles belong to the cluster, so another database may have made them already, also at this very moment.
 * The writer has no UPDATE or DELETE on what is written once; the reader sees neither personal values nor sign-in data.
 */
export class Roles1700000000006 implements MigrationInterface {
  readonly name = 'Roles1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of ['fwzz_writer', 'fwzz_reader']) {
      await runner.query(`
        do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
        exception when duplicate_object or unique_violation then null;
        end $$;
        do $$ begin
          if not pg_has_role(current_user, '${role}', 'SET') or not exists (
            select from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles u on u.oid = m.member
            where r.rolname = '${role}' and u.rolname = current_user)
          then execute format('grant ${role} to %I', current_user); end if;
        exception when duplicate_object or unique_violation then null;
        end $$;
        grant usage on schema public to ${role};
      `);
    }
    await runner.query(`
      revoke all on all tables in schema public from public, fwzz_writer, fwzz_reader;
      grant select, insert on event, command, programme, submission_content to fwzz_writer;
      grant select on log_origin, migration to fwzz_writer, fwzz_reader;
      grant select, insert, update on stream to fwzz_writer;
      grant select, insert, update, delete on due, follow_up, mail, command_inbox, notice, personal_value, draft, account, session, sign_in_failure, ${ROWS} to fwzz_writer;
      grant usage on all sequences in schema public to fwzz_writer;
      grant select on event, programme, submission_content, stream, due, follow_up, mail, command_inbox, notice, draft, ${ROWS} to fwzz_reader;
      grant select (command_id, stream, from_version, to_version, recorded_at) on command to fwzz_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'revoke all on all tables in schema public from fwzz_writer, fwzz_reader; revoke all on all sequences in schema public from fwzz_writer',
    );
  }
}
