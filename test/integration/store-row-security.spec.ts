import type { DataSource } from 'typeorm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { actorSettings, EDGE_SETTINGS } from '#libs/event-store/actor-settings';
import { createDataSource } from '#libs/event-store/data-source';
import { runStatement, runWithSettings } from '#libs/event-store/transaction';
import { can } from '#libs/domain/access/can';
import { applicationAggregate } from '#libs/domain/application/aggregate';
import type { ApplicationState } from '#libs/domain/application/state';
import type { Actor } from '#libs/domain/kernel/types';
import { anEnterpriseForm, aUscc } from '#libs/domain/testing/forms';
import { openStore as openReaders, type Store as ApiStore } from '../../apps/api/src/store/store.js';
import { aCommand, aGrantedTitle, freshStore, MINISTRY, type Store } from './store-harness.js';

const JIANGSU: Actor = { id: 'province-32', role: 'province', authority: '32' };
const GUANGDONG: Actor = { id: 'province-44', role: 'province', authority: '44' };
const OWNER: Actor = { id: 'person-1', role: 'applicant', organisation: 'org-1' };
const STRANGER: Actor = { id: 'person-2', role: 'applicant', organisation: 'org-2' };
const EXPERT: Actor = { id: 'expert-1', role: 'expert' };
const PUBLIC: Actor = { id: 'public', role: 'public' };
const FILED = 'application/filed';
const DRAFT = 'application/draft';

/** Each holds something of the case of Jiangsu; what a reader may have of it is the policies' to say. */
const GUARDED = [
  'application_row',
  'stream',
  'event',
  'submission_content',
  'draft',
  'notice',
  'due',
  'mail',
  'command',
  'log_leaf',
  'unsequenced',
  'title_row',
  'season_row',
];

let store: Store;
let api: ApiStore;
/** A connection of the reader role itself, past every line of ours. */
let raw: pg.Client;

beforeAll(async () => {
  store = await freshStore();
  api = await openReaders(store.url, store.engine);
  raw = new pg.Client({ connectionString: store.url, options: '-c role=fwzz_reader' });
  await raw.connect();
  await applyCommand(store.engine, aCommand('season/batch-4', { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: ['32', '44'] }));
  await applyCommand(store.engine, aCommand('title/T-1', aGrantedTitle('T-1')));
  await start(FILED, 1);
  const submit = { type: 'submitApplication', form: anEnterpriseForm({ uscc: aUscc(1) }), contentHash: 'a'.repeat(64) };
  expect(await applyCommand(store.engine, aCommand(FILED, submit, { actor: OWNER }))).toMatchObject({ kind: 'recorded' });
  await start(DRAFT, 2);
  await store.sql(`insert into submission_content (hash, stream, content) values ($1, $2, '{}') on conflict do nothing`, ['a'.repeat(64), FILED]);
  await store.sql(`insert into draft (stream, organisation) values ($1, 'org-1')`, [DRAFT]);
  await store.sql(
    `insert into notice (id, recipient_role, authority, template, params, about, created_at) values ('n-1', 'province', '32', 'x', '{}', $1, now())`,
    [FILED],
  );
  await store.sql(`insert into mail (stream, version, fact, view) values ($1, 1, 'x', '{}') on conflict do nothing`, [FILED]);
  await store.sql(`insert into log_leaf (index, stream, version, hash) values (0, $1, 1, '\\x00')`, [FILED]);
});
afterAll(async () => {
  await raw.end();
  await api.close();
  await store.close();
});

async function start(stream: string, number: number): Promise<void> {
  const command = {
    type: 'startApplication',
    season: 'batch-4',
    category: 'enterprise',
    authority: '32',
    unitName: '示例装备有限公司',
    subjectCode: aUscc(number),
    applicationNo: `NO-${number}`,
  };
  expect(await applyCommand(store.engine, aCommand(stream, command, { actor: OWNER }))).toMatchObject({ kind: 'recorded' });
}

const as = <R extends object>(actor: Actor, text: string, values: unknown[] = []): Promise<R[]> =>
  api.readAs<R & Record<string, unknown>>(actor, 5_000, text, values);
const applicationsOf = async (actor: Actor): Promise<string[]> =>
  (await as<{ stream: string }>(actor, 'select stream from application_row order by stream')).map((row) => row.stream);

describe('a connection of the reader role', () => {
  it.each(GUARDED)('finds nothing in %s before anybody is named', async (table) => {
    const there = await store.sql<{ n: number }>(`select count(*)::int as n from ${table}`);
    const found = await raw.query(`select 1 from ${table}`.replace('select 1', table === 'command' ? 'select command_id' : 'select 1'));

    expect(there[0]?.n).toBeGreaterThan(0);
    expect(found.rowCount).toBe(0);
  });

  it.each(['', 'system', 'fwzz_writer', 'PROVINCE'])('finds nothing as the role "%s", which is none', async (role) => {
    await raw.query('begin');
    await raw.query(`select set_config('fwzz.role', $1, true), set_config('fwzz.authority', '32', true)`, [role]);
    const found = await raw.query('select 1 from application_row union all select 1 from stream union all select 1 from event');
    await raw.query('rollback');

    expect(found.rowCount).toBe(0);
  });

  it('has a policy on every table that it may read, unless the table names no case and no person', async () => {
    const open = await store.sql<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity
         and has_any_column_privilege('fwzz_reader', c.oid, 'select') order by 1`,
    );

    expect(open.map((row) => row.name)).toEqual(['checkpoint', 'log_head', 'log_node', 'log_origin', 'migration', 'programme']);
  });

  it('sees through no view, since a view would read as its owner', async () => {
    const views = await store.sql(
      `select c.relname from pg_class c where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace and not coalesce('security_invoker=true' = any(c.reloptions), false)`,
    );

    expect(views).toEqual([]);
  });
});

describe('a query that forgot its filter', () => {
  it('finds one province’s rows and none of another’s', async () => {
    expect(await applicationsOf(JIANGSU)).toEqual([FILED]);
    expect(await applicationsOf(GUANGDONG)).toEqual([]);
    expect(await as(GUANGDONG, 'select 1 from event where stream = $1', [FILED])).toEqual([]);
    expect(await as(GUANGDONG, 'select 1 from submission_content')).toEqual([]);
    expect(await as(GUANGDONG, 'select 1 from notice')).toEqual([]);
  });

  it('finds a draft for its owner alone', async () => {
    expect(await applicationsOf(OWNER)).toEqual([DRAFT, FILED]);
    expect(await applicationsOf(STRANGER)).toEqual([]);
    expect(await as(OWNER, 'select 1 from draft')).toHaveLength(1);
    for (const actor of [JIANGSU, MINISTRY, STRANGER, EXPERT]) expect(await as(actor, 'select 1 from draft')).toEqual([]);
    expect(await as(JIANGSU, 'select 1 from stream where id = $1', [DRAFT])).toEqual([]);
    expect(await as(JIANGSU, 'select 1 from event where stream = $1', [DRAFT])).toEqual([]);
  });

  it.each([EXPERT, PUBLIC, { id: 'x', role: 'applicant' } as Actor, { id: 'x', role: 'province' } as Actor])(
    'finds no case for $role $id, to whom none was given',
    async (actor) => {
      expect(await applicationsOf(actor)).toEqual([]);
      expect(await as(actor, 'select 1 from submission_content')).toEqual([]);
    },
  );

  it('counts no more than it would list', async () => {
    expect(await as(GUANGDONG, 'select count(*)::int as n from application_row')).toEqual([{ n: 0 }]);
    expect(await as(JIANGSU, `select count(*)::int as n from event where stream like 'application/%'`)).toEqual([{ n: 2 }]);
  });

  it.each([
    OWNER,
    STRANGER,
    JIANGSU,
    GUANGDONG,
    MINISTRY,
    EXPERT,
    PUBLIC,
    { id: 'support-1', role: 'supportUnit' } as Actor,
    { id: 'auditor-1', role: 'auditor' } as Actor,
  ])('opens no stream of an application to $role $id that `can` would hide', async (actor) => {
    const states = await store.sql<{ id: string; state: ApplicationState }>(`select id, state from stream where kind = 'application'`);
    const open = await as<{ id: string }>(actor, `select id from stream where kind = 'application'`);
    const readable = states.filter(({ state }) => can(actor, 'application.read', applicationAggregate.resourceOf(state)) === 'yes').map(({ id }) => id);

    // Whoever looks after processes sees that of every stream, drafts too.
    const seesProcesses = can(actor, 'process.read', {}) === 'yes';
    expect(open.map(({ id }) => id).sort()).toEqual((seesProcesses ? states.map(({ id }) => id) : readable).sort());
  });
});

describe('a pooled connection', () => {
  let one: DataSource;
  beforeAll(async () => {
    one = await createDataSource({ url: store.url, role: 'fwzz_reader', poolSize: 1 }).initialize();
  });
  afterAll(() => one.destroy());

  const nobody = () =>
    runStatement(one, 5_000, 'select pg_backend_pid() as pid from (select 1) x left join application_row r on true where r.stream is not null');
  const pid = async (): Promise<number | undefined> => (await runStatement<{ pid: number }>(one, 5_000, 'select pg_backend_pid() as pid'))[0]?.pid;
  const jiangsu = (text: string, budgetMs = 5_000) => runWithSettings<{ n: number }>(one, budgetMs, actorSettings(JIANGSU), text);

  it('forgets who read when the read is over', async () => {
    const before = await pid();
    expect(await jiangsu('select 1 as n from application_row')).toEqual([{ n: 1 }]);

    expect(await nobody()).toEqual([]);
    expect(await pid()).toBe(before);
  });

  it('forgets who read when the statement failed', async () => {
    const before = await pid();
    await expect(jiangsu('select 1 / (version - version) from application_row')).rejects.toMatchObject({ code: '22012' });

    expect(await nobody()).toEqual([]);
    expect(await runWithSettings(one, 5_000, actorSettings(GUANGDONG), 'select 1 from application_row')).toEqual([]);
    expect(await pid()).toBe(before);
  });

  it('is given up where the request was broken off in the middle', async () => {
    const before = await pid();
    await expect(jiangsu('select 1 as n from application_row, pg_sleep(3)', 300)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });

    expect(await nobody()).toEqual([]);
    expect(await pid()).not.toBe(before);
  });

  it('cannot write, also where its role were given the right', async () => {
    await store.sql('grant update on notice to fwzz_reader');
    try {
      await expect(jiangsu(`update notice set template = 'y'`)).rejects.toMatchObject({ cause: { code: '25006' } });
    } finally {
      await store.sql('revoke update on notice from fwzz_reader');
    }
  });
});

it('lets the writer decide over everything', async () => {
  const [row] = await runStatement<{ n: number }>(store.engine.writer, 5_000, 'select count(*)::int as n from application_row');

  expect(row).toEqual({ n: 2 });
});

it('gives the API’s own questions their pool, which reads no draft and no content', async () => {
  expect(await api.read(5_000, 'select 1 from stream where id = $1', [DRAFT])).toHaveLength(1);
  expect(await api.read(5_000, 'select 1 from draft')).toEqual([]);
  expect(EDGE_SETTINGS).toEqual({ 'fwzz.role': 'edge' });
});
