import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a network has tried something of late; all APIs count in one place. */
export class Throttle1700000000014 implements MigrationInterface {
  readonly name = 'Throttle1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table throttle (
        name text not null,
        network text not null,
        count integer not null,
        ends_at timestamptz(3) not null,
        primary key (name, network)
      );
      create index throttle_end on throttle (ends_at);
      grant select, insert, update, delete on throttle to fwzz_writer;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table throttle');
  }
}
