import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a stream waits for, what it asks of others, and how its process learns: all kept in the transaction of the fact. */
export class Process1700000000003 implements MigrationInterface {
  readonly name = 'Process1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table due (
        stream text not null,
        no text not null,
        at timestamptz(3) not null,
        own_at timestamptz(3) not null,
        command jsonb not null,
        closed_by text,
        closes_others boolean not null default false,
        primary key (stream, no)
      );
      create index due_closer on due (closed_by, at, stream);
      create index due_at on due (at);
      create table follow_up (
        stream text not null,
        version integer not null,
        n integer not null,
        body jsonb not null,
        created_at timestamptz(3) not null,
        progress text,
        done_at timestamptz(3),
        outcome jsonb,
        primary key (stream, version, n)
      );
      create index follow_up_pending on follow_up (stream) where done_at is null;
      create sequence mail_ticket;
      create table mail (
        stream text primary key,
        version integer not null,
        fact text not null,
        view jsonb not null,
        ticket bigint not null default nextval('mail_ticket'),
        created_at timestamptz(3) not null default now(),
        attempts integer not null default 0
      ) with (fillfactor = 70);
      create index mail_order on mail (ticket);
      create table command_inbox (
        command_id text primary key,
        stream text not null,
        actor jsonb not null,
        body jsonb not null,
        body_hash text not null,
        expected_version integer,
        received_at timestamptz(3) not null,
        state text not null default 'pending' check (state in ('pending', 'recorded', 'refused', 'conflict')),
        outcome jsonb
      );
      create index command_inbox_pending on command_inbox (stream, received_at) where state = 'pending';
      create table notice (
        id text primary key,
        recipient_role text not null,
        authority text,
        organisation text,
        account_id text,
        template text not null,
        params jsonb not null,
        about text not null,
        created_at timestamptz(3) not null,
        read_at timestamptz(3)
      );
      create index notice_recipient on notice (recipient_role, authority, organisation, account_id, created_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice, command_inbox, mail, follow_up, due; drop sequence mail_ticket');
  }
}
