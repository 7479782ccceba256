import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { aUscc } from '#libs/domain/testing/forms';
import { SCHEMA } from '../hand-written/schema.js';
import { applicantId, AUTHORITIES, ORGANISATIONS, type Person, peopleIds, type PlannedCase, provinceId, SEASON } from '../load/plan.js';
import type { Place } from '../place.js';
import { type Server, startServer } from '../program.js';
import { formOf } from './ours.js';

/** The baseline as a process of its own on a database of its own; sessions are put into its table, its guard checks them. */
export class HandWritten {
  people: Person[] = [];

  private constructor(
    readonly databaseUrl: string,
    readonly server: Server,
    readonly owner: pg.Pool,
  ) {}

  static async start(place: Place): Promise<HandWritten> {
    const databaseUrl = await place.database('hand', { empty: true });
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    owner.on('error', () => undefined);
    await owner.query(SCHEMA);
    const server = await startServer(place, 'hand-written', 'test/bench/hand-written/main.ts', { DATABASE_URL: databaseUrl }, '/');
    const side = new HandWritten(databaseUrl, server, owner);
    await side.gather();
    return side;
  }

  private async gather(): Promise<void> {
    const accounts = [
      ...AUTHORITIES.map((authority) => [provinceId(authority), 'province', authority, null]),
      ...Array.from({ length: ORGANISATIONS }, (_, number) => [applicantId(number), 'applicant', null, `org-${number}`]),
    ];
    for (const account of accounts)
      await this.owner.query('insert into account (id, name, role, authority, organisation) values ($1, $1, $2, $3, $4)', account);
    for (const id of peopleIds) {
      const [token, csrf] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
      const hash = createHash('sha256').update(token).digest('hex');
      await this.owner.query(`insert into session (token_hash, account_id, csrf, expires_at) values ($1, $2, $3, now() + interval '12 hours')`, [
        hash,
        id,
        csrf,
      ]);
      this.people.push({ cookie: `fwzz=${token}`, csrf });
    }
    await this.owner.query(`insert into season values ($1, now() + interval '60 days', now() + interval '90 days')`, [SEASON]);
    for (const authority of AUTHORITIES) await this.owner.query('insert into desk values ($1, $2, 0)', [SEASON, authority]);
  }

  async begin(cases: readonly PlannedCase[]): Promise<void> {
    for (const { id, number, kind, authority, applicant } of cases) {
      const form = formOf(number);
      const status = kind === 'desk' ? 'provincePassed' : 'submitted';
      const organisation = `org-${applicant - AUTHORITIES.length}`;
      await this.owner.query(
        `insert into application (id, season, category, authority, organisation, unit_name, subject_code, status, submission, submitted_by, version)
         values ($1, $2, 'enterprise', $3, $4, $5, $6, $7, 1, $8, 2)`,
        [id, SEASON, authority, organisation, form['unit_name'], aUscc(number + 1), status, peopleIds[applicant]],
      );
      await this.owner.query('insert into draft values ($1, $2, 1)', [id, JSON.stringify(form)]);
      await this.owner.query('insert into application_list values ($1, $2, $3, $4, $5, $6, $7, 1, null, 2)', [
        id,
        SEASON,
        authority,
        organisation,
        'enterprise',
        form['unit_name'],
        status,
      ]);
      await this.owner.query(`insert into work_queue values ($1, 'province', $2, null, $3, now())`, [id, authority, status]);
    }
    await this.owner.query('analyze');
  }

  async drain(): Promise<void> {
    await this.owner.query('vacuum analyze application, desk, recommendation, application_list, work_queue');
  }

  async facts(): Promise<number> {
    const { rows } = await this.owner.query<{ n: number }>('select count(*)::int as n from event');
    return rows[0]?.n ?? 0;
  }

  async stop(): Promise<void> {
    await this.server.child.stop();
    await this.owner.end();
  }
}
