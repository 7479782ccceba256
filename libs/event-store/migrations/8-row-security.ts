import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who reads, for the rest of one transaction (`actorSettings`). Not set, or set for another transaction: nobody. */
const setting = (name: string): string => `(select nullif(current_setting('fwzz.${name}', true), ''))`;
const ROLE = setting('role');
const isOne = (...roles: string[]): string => `${ROLE} in (${roles.map((role) => `'${role}'`).join(', ')})`;
const EVERYBODY = isOne('applicant', 'province', 'ministry', 'supportUnit', 'expert', 'auditor', 'operator', 'public', 'edge');
const SIGNED_IN = isOne('applicant', 'province', 'ministry', 'supportUnit', 'expert', 'auditor', 'operator', 'edge');
const CENTRE = isOne('ministry', 'supportUnit', 'auditor', 'edge');
/** They look after processes: every stream's stage and instants. */
const OVERSIGHT = isOne('operator', 'ministry', 'auditor', 'edge');
const ITS_APPLICANT = `(${isOne('applicant')} and organisation = ${setting('organisation')})`;
const ITS_PROVINCE = `${isOne('province')} and authority = ${setting('authority')}`;

/** A row of the read model is looked up again as this reader: what hides the row hides the stream, its facts and its content. */
const seen = (table: string, stream: string): string => `exists (select 1 from ${table} r where r.stream = ${stream})`;

const POLICIES: Record<string, string> = {
  application_row: `${CENTRE} or ${ITS_APPLICANT} or (${ITS_PROVINCE} and not private)
    or (${isOne('expert')} and not private and experts @> array[${setting('account')}])
    or (${isOne('public')} and status in ('inPublicity', 'objectionReview', 'cleared', 'announced'))`,
  evaluation_row: `${CENTRE} or ${ITS_APPLICANT} or (${ITS_PROVINCE})`,
  desk_row: `${CENTRE} or (${ITS_PROVINCE})`,
  season_row: EVERYBODY,
  campaign_row: SIGNED_IN,
  title_row: SIGNED_IN,
  stream: `${OVERSIGHT} or (kind = 'season' and ${EVERYBODY}) or (${SIGNED_IN} and (kind in ('campaign', 'title')
    or (kind = 'application' and exists (select 1 from application_row r where r.stream = stream.id and (not r.private or ${isOne('applicant')})))
    or (kind = 'evaluation' and ${seen('evaluation_row', 'stream.id')})
    or (kind = 'desk' and ${seen('desk_row', 'stream.id')})))`,
  event: `${OVERSIGHT} or exists (select 1 from stream s where s.id = event.stream)`,
  submission_content: `${CENTRE} or (${isOne('applicant', 'province', 'expert')} and (${seen('application_row', 'submission_content.stream')} or ${seen('evaluation_row', 'submission_content.stream')}))`,
  draft: `${isOne('applicant')} and organisation = ${setting('organisation')}`,
  notice: `recipient_role = ${ROLE} and case ${ROLE}
    when 'applicant' then organisation = ${setting('organisation')}
    when 'province' then authority = ${setting('authority')}
    when 'expert' then account_id = ${setting('account')}
    else true end`,
  command_inbox: `actor ->> 'id' = ${setting('account')}`,
  command: isOne('edge'),
  due: OVERSIGHT,
  mail: OVERSIGHT,
  follow_up: OVERSIGHT,
  unsequenced: isOne('ministry', 'auditor', 'edge'),
  log_leaf: isOne('ministry', 'auditor', 'edge'),
};

/**
 * A second wall behind `can`: a query of the API that forgets its filter finds the rows of its reader and no others. The
 * writer decides over everything and is let through; the owner migrates and dumps, and no program of ours reads as the owner.
 */
export class RowSecurity1700000000008 implements MigrationInterface {
  readonly name = 'RowSecurity1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, condition] of Object.entries(POLICIES)) {
      await runner.query(`
        alter table ${table} enable row level security;
        create policy ${table}_reader on ${table} for select to fwzz_reader using (${condition});
        create policy ${table}_writer on ${table} to fwzz_writer using (true) with check (true);
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(POLICIES))
      await runner.query(`
        drop policy ${table}_reader on ${table};
        drop policy ${table}_writer on ${table};
        alter table ${table} disable row level security;
      `);
  }
}
