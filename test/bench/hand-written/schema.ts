/** Tables as a hand-written system would have them: a status column, events as a record, two projections for the lists. */
export const SCHEMA = `
create table account (id text primary key, name text not null, role text not null, authority text, organisation text, disabled boolean not null default false);
create table session (
  token_hash text primary key, account_id text not null references account (id), csrf text not null,
  last_seen_at timestamptz not null default now(), expires_at timestamptz not null
);
create table season (id text primary key, review_closes_at timestamptz not null, dispatch_closes_at timestamptz not null);
create table application (
  id text primary key, season text not null references season (id), category text not null, authority text not null, organisation text not null,
  unit_name text not null, subject_code text not null, status text not null, submission integer not null default 0, content_hash text, correct_by timestamptz,
  submitted_by text, version integer not null, updated_at timestamptz not null default now()
) with (fillfactor = 70);
create table desk (season text not null, authority text not null, version integer not null, primary key (season, authority)) with (fillfactor = 70);
create table recommendation (application_id text primary key, season text not null, authority text not null, category text not null, rank integer not null);
create index recommendation_desk on recommendation (season, authority, category, rank);
create table event (
  id bigint generated always as identity primary key, stream text not null, version integer not null, type text not null, payload jsonb not null,
  actor_id text not null, command_id text not null, at timestamptz not null default now(), unique (stream, version)
);
create table command (
  command_id text primary key, actor_id text not null, body_hash text not null, stream text not null, version integer not null, facts jsonb not null, at timestamptz not null default now()
);
create table draft (application_id text primary key, content jsonb not null, version integer not null);
create table submission (application_id text not null, no integer not null, hash text not null, content jsonb not null, contact jsonb not null, primary key (application_id, no));
create table application_list (
  application_id text primary key, season text not null, authority text not null, organisation text not null, category text not null, unit_name text not null,
  status text not null, submission integer not null, rank integer, version integer not null, updated_at timestamptz not null default now()
) with (fillfactor = 70);
create index application_list_authority on application_list (season, authority, application_id);
create index application_list_organisation on application_list (organisation, application_id);
create index application_list_status on application_list (season, status, application_id);
create table work_queue (
  application_id text primary key, role text not null, authority text, organisation text, status text not null, due_at timestamptz, updated_at timestamptz not null default now()
) with (fillfactor = 70);
create index work_queue_reader on work_queue (role, authority, organisation, due_at);
create table notice (id bigint generated always as identity primary key, organisation text not null, template text not null, about text not null, at timestamptz not null default now());
`;
