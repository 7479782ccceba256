import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of the whole log. An append only queues its facts here, so no two commands wait for a common row; one
 * sequencer turns the queue into leaves. The queue is filled by a trigger: a fact cannot be written past it.
 */
export class Sequence1700000000007 implements MigrationInterface {
  readonly name = 'Sequence1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unsequenced (
        stream text not null,
        version integer not null,
        hash bytea not null,
        recorded_at timestamptz(3) not null,
        primary key (stream, version)
      );
      create index unsequenced_order on unsequenced (recorded_at, stream, version);
      create table log_leaf (
        index bigint primary key,
        stream text not null,
        version integer not null,
        hash bytea not null,
        unique (stream, version)
      );
      create table log_node (
        level smallint not null check (level > 0 and level % 8 = 0),
        index bigint not null,
        hash bytea not null,
        primary key (level, index)
      );
      create table log_head (
        one boolean primary key default true check (one),
        size bigint not null,
        edge bytea[] not null
      );
      create table checkpoint (
        size bigint not null,
        signed_at timestamptz(3) not null,
        note text not null,
        cosigned_at timestamptz(3),
        primary key (size, signed_at)
      );
      insert into log_head (size, edge) values (0, '{}');
      insert into unsequenced (stream, version, hash, recorded_at) select stream, version, hash, recorded_at from event;
      create function queue_for_sequence() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        insert into unsequenced (stream, version, hash, recorded_at) select stream, version, hash, recorded_at from added;
        return null;
      end $$;
      create trigger event_queued after insert on event referencing new table as added for each statement execute function queue_for_sequence();
      create trigger log_leaf_append_only before update or delete on log_leaf for each row execute function refuse_change();
      create trigger log_leaf_no_truncate before truncate on log_leaf for each statement execute function refuse_change();
      grant select, delete on unsequenced to fwzz_writer;
      grant select, insert on log_leaf, log_node to fwzz_writer;
      grant select, update on log_head to fwzz_writer;
      grant select, insert, update on checkpoint to fwzz_writer;
      grant select on unsequenced, log_leaf, log_node, log_head, checkpoint to fwzz_reader;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop trigger event_queued on event; drop function queue_for_sequence; drop table checkpoint, log_head, log_node, log_leaf, unsequenced',
    );
  }
}
