import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was asked, beside what was decided, so that a decision can be decided again by a stranger. A form is not
 * repeated here: its content hash names it in submission_content. Commands from before this have none.
 */
export class CommandBody1700000000010 implements MigrationInterface {
  readonly name = 'CommandBody1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table command add column body jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table command drop column body');
  }
}
