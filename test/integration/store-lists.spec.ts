import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationsQuery } from '#libs/contracts/http/list-views';
import { applyCommand } from '#libs/engine/apply-command';
import { actorSettings } from '#libs/event-store/actor-settings';
import { createDataSource } from '#libs/event-store/data-source';
import { runWithSettings } from '#libs/event-store/transaction';
import { can } from '#libs/domain/access/can';
import type { ApplicationState } from '#libs/domain/application/state';
import { applicationAggregate } from '#libs/domain/application/aggregate';
import { idOf } from '#libs/domain/kernel/streams';
import type { Actor } from '#libs/domain/kernel/types';
import { anEnterpriseForm, aUscc } from '#libs/domain/testing/forms';
import type { Ask } from '#libs/read-model/ask';
import { listApplications } from '#libs/read-model/application-list/query';
import { NoSuchPage } from '#libs/read-model/list-page';
import { boardView } from '#libs/read-model/season-board/query';
import { aCommand, freshStore, MINISTRY, NOON, type Store } from './store-harness.js';

const AUTHORITIES = ['32', '33', '11'];
const COUNT = 36;
const organisationOf = (index: number) => `org-${index % 5}`;

let store: Store;
let reader: DataSource;
const askAs =
  (actor: Actor): Ask =>
  <R extends object>(text: string, values: unknown[] = []) =>
    runWithSettings<R & Record<string, unknown>>(reader, 5_000, actorSettings(actor), text, values);

beforeAll(async () => {
  store = await freshStore();
  reader = createDataSource({ url: store.url, role: 'fwzz_reader', poolSize: 4 });
  await reader.initialize();
  await applyCommand(
    store.engine,
    aCommand('season/batch-4', { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: AUTHORITIES }, { actor: MINISTRY }),
  );
  for (let index = 0; index < COUNT; index++) await start(index);
});
afterAll(async () => {
  await reader.destroy();
  await store.close();
});

/** Every third stays a draft that only its owner knows of. */
async function start(index: number): Promise<void> {
  const stream = `application/a-${String(index).padStart(3, '0')}`;
  const actor: Actor = { id: `person-${index}`, role: 'applicant', organisation: organisationOf(index) };
  const uscc = aUscc(index + 1);
  const authority = AUTHORITIES[index % 3];
  const started = {
    type: 'startApplication',
    season: 'batch-4',
    category: 'enterprise',
    authority,
    unitName: `示例${index}装备有限公司`,
    subjectCode: uscc,
    applicationNo: `NO-${index}`,
  };
  expect(await applyCommand(store.engine, aCommand(stream, started, { actor }))).toMatchObject({ kind: 'recorded' });
  if (index % 4 === 0) return;
  const submit = { type: 'submitApplication', form: anEnterpriseForm({ uscc }), contentHash: index.toString(16).padStart(64, '0') };
  expect(await applyCommand(store.engine, aCommand(stream, submit, { actor }))).toMatchObject({ kind: 'recorded' });
}

const asked = (query: object) => applicationsQuery.parse(query);

async function allPages(actor: Actor, query: object): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listApplications(askAs(actor), actor, asked({ ...query, limit: 7, ...(after && { after }) }));
    ids.push(...page.rows.map((row) => row.applicationId));
    if (page.after === null) return ids;
    after = page.after;
  }
}

const READERS: Actor[] = [
  { id: 'person-1', role: 'applicant', organisation: 'org-1' },
  { id: 'nobody', role: 'applicant' },
  { id: 'province-32', role: 'province', authority: '32' },
  { id: 'province-none', role: 'province' },
  { id: 'expert-1', role: 'expert' },
  { id: 'support-1', role: 'supportUnit' },
  MINISTRY,
  { id: 'auditor-1', role: 'auditor' },
  { id: 'public', role: 'public' },
];

describe('a list of applications', () => {
  it.each(READERS)('shows $role $id exactly those that `can` lets them read one by one', async (actor) => {
    const states = await store.sql<{ id: string; state: ApplicationState }>(`select id, state from stream where kind = 'application'`);
    const readable = states.filter(({ state }) => can(actor, 'application.read', applicationAggregate.resourceOf(state)) === 'yes').map(({ id }) => idOf(id));

    expect((await allPages(actor, {})).sort()).toEqual(readable.sort());
  });

  it.each(['due', '-due', 'no', '-no', 'changed', '-changed', 'rank', 'unit'])('has every row once over all its pages, in the order of %s', async (sort) => {
    const ids = await allPages(MINISTRY, { sort });

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(COUNT - COUNT / 4);
  });

  it('neither repeats nor leaves out a row because another came before it meanwhile', async () => {
    const first = await listApplications(askAs(MINISTRY), MINISTRY, asked({ sort: 'no', limit: 5 }));
    await start(999);

    const rest = await listApplications(askAs(MINISTRY), MINISTRY, asked({ sort: 'no', limit: 200, after: first.after ?? '' }));

    const numbers = [...first.rows, ...rest.rows].map((row) => row.applicationNo);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((no) => no !== 'NO-999')).toHaveLength(COUNT - COUNT / 4);
  });

  it('begins from no page key that is not one of its own', async () => {
    for (const after of ['x', '%00', btoa('["a"]'), btoa('["not a number","application/a"]')]) {
      await expect(listApplications(askAs(MINISTRY), MINISTRY, asked({ after }))).rejects.toBeInstanceOf(NoSuchPage);
    }
  });
});

it('counts on the board what the rows say', async () => {
  const board = await boardView(askAs(MINISTRY), 'batch-4', NOON);

  const rows = await store.sql<{ authority: string; n: number }>('select authority, count(*)::int as n from application_row where not private group by 1');
  const shown = Object.fromEntries(
    (board?.authorities ?? []).map((one) => [
      one.authority,
      Object.entries(one.statuses)
        .filter(([status]) => status !== 'draft')
        .reduce((sum, [, n]) => sum + n, 0),
    ]),
  );
  expect(shown).toEqual(Object.fromEntries(rows.map((row) => [row.authority, row.n])));
});

it.each(['personal_value', 'account', 'account_event', 'session', 'sign_in_failure', 'throttle'])('gives the reader’s role no right to %s', async (table) => {
  await expect(askAs(MINISTRY)(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
});
