import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One row per stream, a pure function of the state after its last fact. `waiting_no`, `next_due_at` are the earliest due.
 * Indexes serve the keyset pages of libs/read-model; each begins with what a visibility filter fixes.
 */
export class Projections1700000000005 implements MigrationInterface {
  readonly name = 'Projections1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    const common = `
        stream text primary key,
        version integer not null,
        status text not null,
        stage text not null,
        next_due_at timestamptz(3),
        next_due_command text,
        updated_at timestamptz(3) not null`;
    await runner.query(`
      create table application_row (${common},
        id text not null, season text not null, category text not null, authority text not null, organisation text not null,
        unit_name text not null, application_no text not null, application_date date, submission integer not null, private boolean not null,
        rank integer, mean_score numeric, experts text[] not null, scored text[] not null, site_visit text not null, warnings integer not null, figures jsonb not null,
        open_objections integer not null, publicity_ends_at timestamptz(3), title_no text, ended_from text
      ) with (fillfactor = 70);
      create index application_row_number on application_row (season, application_no, stream);
      create index application_row_authority on application_row (season, authority, application_no, stream);
      create index application_row_organisation on application_row (organisation, application_no, stream);
      create index application_row_stage on application_row (season, stage, next_due_at, stream);
      create index application_row_experts on application_row using gin (experts);
      create table desk_row (${common},
        season text not null, authority text not null, recommended jsonb not null, quotas jsonb not null, letter_no text, dispatched_at timestamptz(3)
      ) with (fillfactor = 70);
      create index desk_row_season on desk_row (season, authority);
      create table season_row (${common},
        season text not null, title text not null, fill_opens_at timestamptz(3) not null, fill_closes_at timestamptz(3) not null, province_review_closes_at timestamptz(3) not null,
        dispatch_closes_at timestamptz(3) not null, publicity_ends_at timestamptz(3), consultation text not null, rounds integer not null
      ) with (fillfactor = 70);
      create table campaign_row (${common},
        campaign text not null, year integer not null, register text not null, opens_at timestamptz(3) not null, closes_at timestamptz(3) not null
      ) with (fillfactor = 70);
      create table evaluation_row (${common},
        campaign text not null, title_no text not null, kind text not null, batch integer not null, authority text not null, organisation text not null,
        unit_name text not null, submission integer not null, outcome text, special_case text, site_check text not null, explained boolean not null, closes_at timestamptz(3) not null
      ) with (fillfactor = 70);
      create index evaluation_row_title on evaluation_row (campaign, title_no, stream);
      create index evaluation_row_authority on evaluation_row (campaign, authority, title_no, stream);
      create index evaluation_row_organisation on evaluation_row (organisation, title_no, stream);
      create table title_row (${common},
        title_no text not null, register text not null, batch integer not null, category text not null, authority text not null, organisation text not null,
        unit_name text not null, subject_code text not null, granted_on date not null, ban_until date
      ) with (fillfactor = 70);
      create index title_row_no on title_row (register, title_no, stream);
      create index title_row_authority on title_row (authority, title_no, stream);
      create index title_row_organisation on title_row (organisation, title_no, stream);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table title_row, evaluation_row, campaign_row, season_row, desk_row, application_row');
  }
}
