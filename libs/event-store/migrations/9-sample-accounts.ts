import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which accounts were made with the password of the sample season: a system in earnest does not start beside them. */
export class SampleAccounts1700000000009 implements MigrationInterface {
  readonly name = 'SampleAccounts1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column sample boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column sample');
  }
}
