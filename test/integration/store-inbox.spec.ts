import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuse } from '#libs/domain/kernel/types';
import { AGGREGATES } from '#libs/domain/registry';
import { applyCommand } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import { applyInbox, putInInbox, readInbox, type Signalled } from '#libs/engine/inbox';
import { processView } from '#libs/engine/process-view';
import { aCommand, aGrantedTitle, freshStore, NOON, openStore, type Store } from './store-harness.js';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await applyCommand(store.engine, aCommand('title/E-1', aGrantedTitle('E-1')));
});
afterAll(() => store.close());

const renamed = (commandId: string, unitName: string): Signalled => ({
  ...aCommand('title/E-1', { type: 'renameTitle', unitName, reason: '更名' }),
  commandId,
  receivedAt: NOON,
});

it('keeps a command for the process, tells it by mail, and applies it once with its first arrival instant', async () => {
  expect(await putInInbox(store.engine, renamed('k-1', '江苏甲制造有限公司'))).toEqual({ kind: 'kept' });

  expect(await readInbox(store.engine, 'k-1')).toMatchObject({ state: 'pending', outcome: null, receivedAt: NOON });
  expect((await processView(store.engine, 'title/E-1')).inbox).toEqual(['k-1']);
  const [mail] = await store.sql<{ view: { inbox: string[] } }>(`select view from mail where stream = 'title/E-1'`);
  expect(mail?.view.inbox).toEqual(['k-1']);

  const outcomes = await Promise.all([applyInbox(store.engine, 'k-1'), applyInbox(store.engine, 'k-1')]);
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['recorded', 'recorded']);
  expect(await readInbox(store.engine, 'k-1')).toMatchObject({ state: 'recorded', outcome: { kind: 'recorded', version: 2 } });
  expect((await processView(store.engine, 'title/E-1')).inbox).toEqual([]);
  const facts = await store.sql<{ occurred_at: Date }>(`select occurred_at from event where stream = 'title/E-1' and type = 'TitleRenamed'`);
  expect(facts.map((fact) => fact.occurred_at.toISOString())).toEqual([NOON]);
});

it('answers a refusal where the decision says no', async () => {
  await putInInbox(store.engine, renamed('k-2', '江'));

  expect(await applyInbox(store.engine, 'k-2')).toMatchObject({ kind: 'refused', refusal: { code: 'FIELD_INVALID' } });
  expect(await readInbox(store.engine, 'k-2')).toMatchObject({ state: 'refused' });
});

it('calls the same key with another body or actor a conflict, and refuses what PostgreSQL cannot keep', async () => {
  await putInInbox(store.engine, renamed('k-3', '江苏乙制造有限公司'));

  expect(await putInInbox(store.engine, renamed('k-3', '江苏丙制造有限公司'))).toMatchObject({ kind: 'conflict' });
  expect(await putInInbox(store.engine, { ...renamed('k-3', '江苏乙制造有限公司'), actor: { id: 'other', role: 'ministry' } })).toMatchObject({
    kind: 'conflict',
  });
  expect(await putInInbox(store.engine, renamed('k-3', '江苏乙制造有限公司'))).toEqual({ kind: 'kept' });
  expect(await putInInbox(store.engine, renamed('k-4', '江苏\u0000制造有限公司'))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'FIELD_INVALID', field: 'unitName' },
  });
});

it('keeps each notice of a fact once, however often the process follows through', async () => {
  await applyCommand(store.engine, aCommand('title/E-1', { type: 'revokeTitle', reason: 'ownRequest', documentNo: '1号', note: '自愿' }));
  await followThrough(store.engine, 'title/E-1');
  const first = await store.sql<{ id: string }>('select id, recipient_role, organisation, authority, template from notice order by id');
  await store.sql(`update follow_up set done_at = null where stream = 'title/E-1'`);

  await followThrough(store.engine, 'title/E-1');

  expect(await store.sql('select id, recipient_role, organisation, authority, template from notice order by id')).toEqual(first);
  expect(first.filter((notice) => notice.id.startsWith('follow/title/E-1@3/'))).toEqual([
    { id: 'follow/title/E-1@3/0', recipient_role: 'applicant', organisation: 'org-E-1', authority: null, template: 'titleRevoked' },
    { id: 'follow/title/E-1@3/1', recipient_role: 'province', organisation: null, authority: '32', template: 'titleRevoked' },
  ]);
});

it('is recorded for whom its fact was written, though another’s refusal of the same was kept first', async () => {
  let open = false;
  const other = await openStore(store.url, {
    aggregates: { ...AGGREGATES, title: { ...AGGREGATES.title, decide: (...asked) => (open ? AGGREGATES.title.decide(...asked) : refuse('WRONG_STAGE')) } },
  });
  const holder = new pg.Client({ connectionString: store.url });
  await holder.connect();
  await applyCommand(store.engine, aCommand('title/E-2', aGrantedTitle('E-2')));
  await putInInbox(store.engine, { ...renamed('k-5', '江苏丁制造有限公司'), stream: 'title/E-2' });
  const waiting = (count: number) =>
    expect
      .poll(
        async () =>
          (
            await store.sql(
              `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update command_inbox%' and datname = current_database()`,
            )
          ).length,
      )
      .toBe(count);
  await holder.query(`begin; select 1 from command_inbox where command_id = 'k-5' for update`);

  const refused = applyInbox(other.engine, 'k-5');
  await waiting(1);
  open = true;
  const recorded = applyInbox(other.engine, 'k-5');
  await waiting(2);
  await holder.query('commit');

  expect([(await refused)?.kind, (await recorded)?.kind]).toEqual(['refused', 'recorded']);
  expect(await readInbox(store.engine, 'k-5')).toMatchObject({ state: 'recorded', outcome: { kind: 'recorded' } });
  await holder.end();
  await other.close();
});
