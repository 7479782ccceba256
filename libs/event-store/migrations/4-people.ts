import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is no fact: values that can be erased, drafts, accounts and their sessions. */
export class People1700000000004 implements MigrationInterface {
  readonly name = 'People1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table personal_value (
        subject text not null,
        field text not null,
        commitment text not null,
        value text not null,
        salt bytea not null,
        recorded_at timestamptz(3) not null default now(),
        primary key (subject, field, commitment)
      );
      create table draft (
        stream text primary key,
        organisation text not null,
        content jsonb not null default '{}',
        version integer not null default 0,
        updated_at timestamptz(3) not null default now(),
        seen_patches text[] not null default '{}'
      ) with (fillfactor = 70);
      create table account (
        id text primary key,
        sign_in_name text not null unique,
        name text not null,
        role text not null,
        authority text,
        organisation text,
        password_hash text not null,
        created_at timestamptz(3) not null default now(),
        disabled boolean not null default false
      );
      create table session (
        token_hash text primary key,
        account_id text not null references account (id),
        csrf text not null,
        created_at timestamptz(3) not null default now(),
        last_seen_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        ip text
      );
      create index session_account on session (account_id);
      create table sign_in_failure (
        account_name text not null,
        address text not null,
        count integer not null default 0,
        locked_until timestamptz(3),
        primary key (account_name, address)
      );
      create sequence application_number;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_failure, session, account, draft, personal_value; drop sequence application_number');
  }
}
