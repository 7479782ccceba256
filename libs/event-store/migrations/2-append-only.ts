import type { MigrationInterface, QueryRunner } from 'typeorm';

const WRITTEN_ONCE = ['event', 'command', 'programme', 'submission_content', 'log_origin'];

/**
 * The owner, too, is refused: a guard rail against mistakes. Whoever drops the trigger can still change a row,
 * and it is the hash chain that tells.
 */
export class AppendOnly1700000000002 implements MigrationInterface {
  readonly name = 'AppendOnly1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'FW001';
      end $$;
    `);
    for (const table of WRITTEN_ONCE) {
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change();
        create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function refuse_change();
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function refuse_change() cascade');
  }
}
