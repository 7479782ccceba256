import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { aFormOf, aUscc } from '#libs/domain/testing/forms';
import { PROGRAMMES } from '#libs/domain/programmes/programmes';
import type { Engine } from '#libs/engine/engine';
import { followThrough } from '#libs/engine/follow-through';
import { closeEngine, openEngine } from '#libs/engine/open-engine';
import { putAccounts } from '../../../apps/api/src/account/accounts.js';
import { applicantId, AUTHORITIES, ORGANISATIONS, type Person, peopleIds, type PlannedCase, provinceId, SEASON } from '../load/plan.js';
import type { Place } from '../place.js';
import { type Server, startServer } from '../program.js';

const PASSWORD = 'a long enough password';
const DAY = 86_400_000;
const after = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const unitName = (number: number): string => `样例装备制造有限公司${number}`;

/** The form every applicant files, some 20 KB. */
export const formOf = (number: number): { [field: string]: unknown } => ({
  ...aFormOf('enterprise', { unitName: unitName(number), subjectCode: aUscc(number + 1) }),
  contact_name: '王小明',
  contact_mobile: '13800001234',
  contact_email: 'wang@example.cn',
  legal_representative: '李大海',
});

/** The product: its API as a process, PostgreSQL, real sign-in. */
export class Ours {
  people: Person[] = [];

  private constructor(
    readonly databaseUrl: string,
    readonly server: Server,
    readonly engine: Engine,
    readonly owner: pg.Pool,
  ) {}

  static async start(place: Place, nodeArgs: string[] = []): Promise<Ours> {
    const databaseUrl = await place.database('ours');
    const server = await startServer(
      place,
      'api',
      'apps/api/main.ts',
      { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:9' },
      '/health/ready',
      nodeArgs,
    );
    const engine = await openEngine({ url: databaseUrl, programmes: PROGRAMMES, applicationName: 'fwzz bench', foldIds: (await place.built()).foldIds });
    const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    owner.on('error', () => undefined);
    const ours = new Ours(databaseUrl, server, engine, owner);
    await ours.gather();
    return ours;
  }

  private async gather(): Promise<void> {
    const account = (id: string, role: 'ministry' | 'province' | 'applicant', more: object = {}) => ({ id, name: id, role, password: PASSWORD, ...more });
    await putAccounts(this.engine.writer, [
      account('ministry', 'ministry'),
      ...AUTHORITIES.map((authority) => account(provinceId(authority), 'province', { authority })),
      ...Array.from({ length: ORGANISATIONS }, (_, number) => account(applicantId(number), 'applicant', { organisation: `org-${number}` })),
    ]);
    for (const id of peopleIds) this.people.push(await this.signIn(id));
    const ministry = await this.signIn('ministry');
    await this.press(ministry, `/api/seasons/${SEASON}/openSeason`, {
      season: SEASON,
      title: '样例批次',
      calendar: { fillOpensAt: after(-1), fillClosesAt: after(30), provinceReviewClosesAt: after(60), dispatchClosesAt: after(90) },
      timing: { settleSeconds: 120, spreadSeconds: 300 },
      authorities: [...AUTHORITIES],
    });
    await followThrough(this.engine, `season/${SEASON}`);
  }

  private async signIn(account: string): Promise<Person> {
    const response = await fetch(`${this.server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password: PASSWORD }),
    });
    const { csrf } = (await response.json()) as { csrf: string };
    if (!response.ok) throw new Error(`${account} cannot sign in: ${response.status}`);
    return {
      cookie: response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
      csrf,
    };
  }

  private async press(person: Person, path: string, body: object, method = 'POST'): Promise<void> {
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: person.cookie, 'x-csrf-token': person.csrf, 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }

  /** Brings each case to where its round of steps begins. */
  async begin(cases: readonly PlannedCase[]): Promise<void> {
    for (let from = 0; from < cases.length; from += 8) await Promise.all(cases.slice(from, from + 8).map((one) => this.beginOne(one)));
    await this.drain();
  }

  private async beginOne({ id, number, kind, authority, province, applicant }: PlannedCase): Promise<void> {
    const [owner, reviewer] = [this.people[applicant], this.people[province]];
    if (!owner || !reviewer) throw new Error(`nobody plays ${id}`);
    const at = `/api/applications/${id}`;
    await this.press(owner, `${at}/startApplication`, {
      season: SEASON,
      category: 'enterprise',
      authority,
      unitName: unitName(number),
      subjectCode: aUscc(number + 1),
    });
    await this.press(owner, `${at}/draft`, { patchId: randomUUID(), base: 0, set: formOf(number) }, 'PATCH');
    await this.press(owner, `${at}/submitApplication`, { draftVersion: 1 });
    if (kind !== 'desk') return;
    await this.press(reviewer, `${at}/startProvinceReview`, {});
    await this.press(reviewer, `${at}/passProvinceReview`, { truthful: true, accurate: true, complete: true, opinion: '同意推荐', warningsConfirmed: [] });
  }

  /** What the worker would do between two rounds, by the product's own function: follow-ups done, mail gone. */
  async drain(): Promise<void> {
    const { rows } = await this.owner.query<{ stream: string }>('select distinct stream from follow_up where done_at is null');
    for (let from = 0; from < rows.length; from += 4) await Promise.all(rows.slice(from, from + 4).map(({ stream }) => followThrough(this.engine, stream)));
    await this.owner.query('delete from mail');
    await this.owner.query('delete from unsequenced');
    await this.owner.query('vacuum analyze mail, follow_up, due, stream, application_row, desk_row, unsequenced');
  }

  async facts(): Promise<number> {
    const { rows } = await this.owner.query<{ n: number }>(`select count(*)::int as n from event where actor ->> 'role' <> 'system'`);
    return rows[0]?.n ?? 0;
  }

  async stop(): Promise<void> {
    await this.server.child.stop();
    await this.owner.end();
    await closeEngine(this.engine);
  }
}
