import type { MigrationInterface, QueryRunner } from 'typeorm';
import { randomUUID } from 'node:crypto';

/** The facts, the commands that made them, and the rules they ran on: written once, never changed. */
export class Log1700000000001 implements MigrationInterface {
  readonly name = 'Log1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table log_origin (
        one boolean primary key default true check (one),
        origin text not null,
        epoch integer not null default 1,
        created_at timestamptz(3) not null default now()
      );
      create table programme (
        hash text primary key,
        id text not null,
        version integer not null,
        content jsonb not null,
        registered_at timestamptz(3) not null default now(),
        unique (id, version)
      );
      create table stream (
        id text primary key,
        kind text not null,
        group_id text not null,
        programme_hash text not null references programme (hash),
        version integer not null check (version > 0),
        hash bytea not null,
        epoch integer not null default 1,
        state jsonb not null,
        fold_id text not null,
        stage text not null,
        status text not null,
        authority text,
        organisation text,
        updated_at timestamptz(3) not null
      ) with (fillfactor = 70);
      create index stream_group on stream (kind, group_id, id);
      create index stream_fold on stream (fold_id, id);
      create table event (
        position bigint generated always as identity unique,
        stream text not null,
        version integer not null,
        type text not null,
        payload jsonb not null,
        command_id text not null,
        actor jsonb not null,
        cause jsonb not null,
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        programme text not null,
        prev bytea not null,
        hash bytea not null,
        primary key (stream, version)
      );
      create index event_recorded on event (recorded_at, stream collate "C", version);
      create index event_actor on event ((actor ->> 'id'), position);
      create table command (
        command_id text primary key,
        stream text not null,
        actor_id text not null,
        body_hash text not null,
        from_version integer not null,
        to_version integer not null,
        recorded_at timestamptz(3) not null
      );
      create table submission_content (
        hash text primary key,
        stream text not null,
        content jsonb not null
      );
    `);
    await runner.query('insert into log_origin (origin) values ($1)', [`fwzz/${randomUUID()}`]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table submission_content, command, event, stream, programme, log_origin');
  }
}
