import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a sign-in last failed, so that old failures can be forgotten; and what a sweep of the dead rows looks for. */
export class SignInAge1700000000013 implements MigrationInterface {
  readonly name = 'SignInAge1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sign_in_failure add column failed_at timestamptz(3) not null default now();
      create index sign_in_failure_age on sign_in_failure (failed_at);
      create index session_end on session (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index session_end; drop index sign_in_failure_age; alter table sign_in_failure drop column failed_at');
  }
}
