import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { processView } from '#libs/engine/process-view';
import { checkRebuild, replaceAll } from '#libs/engine/rebuild';
import { refoldStale } from '#libs/engine/refold';
import type { StreamKind } from '#libs/domain/kernel/types';
import { AGGREGATES, type AnyAggregate } from '#libs/domain/registry';
import { titleAggregate } from '#libs/domain/title/aggregate';
import type { TitleState } from '#libs/domain/title/state';
import { aCommand, aGrantedTitle, freshStore, openStore, type Store } from './store-harness.js';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  for (const no of ['E-1', 'E-2', 'E-3']) await applyCommand(store.engine, aCommand(`title/${no}`, aGrantedTitle(no)));
});
afterAll(() => store.close());

/** Another build: names in capitals, and every title waits for something. */
const otherTitle: AnyAggregate = {
  ...titleAggregate,
  evolve(state: TitleState, fact, meta) {
    const next = titleAggregate.evolve(state, fact as never, meta);
    return next.status === 'none' ? next : { ...next, unitName: `【${next.unitName}】` };
  },
  waitingFor: () => ({ stage: 'atRest', due: [{ no: 'look/1', at: '2030-01-01T00:00:00.000Z', command: { type: 'renameTitle' } }] }),
};
const otherBuild = {
  aggregates: { ...AGGREGATES, title: otherTitle },
  foldIds: { application: 'x', desk: 'x', season: 'x', campaign: 'x', evaluation: 'x', title: 'x' } satisfies Record<StreamKind, string>,
};

const nameOf = async (no: string) => (await store.sql<{ unit_name: string }>('select unit_name from title_row where title_no = $1', [no]))[0]?.unit_name;

it('folds a touched stream anew when its state came from other code, and sweeps the rest', async () => {
  const other = await openStore(store.url, otherBuild);

  await applyCommand(other.engine, aCommand('title/E-1', { type: 'renameTitle', unitName: '江苏改名制造有限公司', reason: '更名' }));
  expect(await nameOf('E-1')).toBe('【江苏改名制造有限公司】');
  expect((await processView(other.engine, 'title/E-1')).due).toHaveLength(1);
  expect(await nameOf('E-2')).toBe('江苏第E-2制造有限公司');

  expect(await refoldStale(other.engine)).toBe(2);
  expect(await nameOf('E-2')).toBe('【江苏第E-2制造有限公司】');
  expect((await processView(other.engine, 'title/E-3')).due).toHaveLength(1);
  expect(await store.sql(`select fact from mail where stream = 'title/E-3'`)).toEqual([{ fact: 'TitleGranted' }]);
  expect(await refoldStale(other.engine)).toBe(0);
  expect((await checkRebuild(other.engine)).differs).toEqual([]);
  await other.close();
});

it('comes back to the first build in the same way', async () => {
  expect(await refoldStale(store.engine)).toBe(3);

  expect(await nameOf('E-1')).toBe('江苏改名制造有限公司');
  expect((await processView(store.engine, 'title/E-1')).due).toEqual([]);
  expect((await checkRebuild(store.engine)).differs).toEqual([]);
});

it('sees every row that is not what the log says, and writes them anew', async () => {
  await store.sql(`update title_row set unit_name = '别的名称' where title_no = 'E-1'`);
  await store.sql(`update stream set status = 'revoked' where id = 'title/E-2'`);
  await store.sql(`delete from title_row where title_no = 'E-3'`);
  await store.sql(`insert into due (stream, no, at, own_at, command) values ('title/E-3', 'ghost/1', now(), now(), '{}')`);
  await store.sql(
    `insert into title_row select 'title/E-9', version, status, stage, next_due_at, next_due_command, updated_at, 'E-9', register, batch, category, authority, organisation, unit_name, subject_code, granted_on, ban_until from title_row limit 1`,
  );

  const report = await checkRebuild(store.engine);

  expect(report.differs).toEqual([
    { table: 'stream', stream: 'title/E-2', columns: ['status'] },
    { table: 'due', stream: 'title/E-3', columns: ['(should not be there)'] },
    { table: 'title_row', stream: 'title/E-1', columns: ['unit_name'] },
    { table: 'title_row', stream: 'title/E-3', columns: ['(missing)'] },
    { table: 'title_row', stream: 'title/E-9', columns: ['(should not be there)'] },
  ]);
  await replaceAll(store.engine);
  expect((await checkRebuild(store.engine)).differs).toEqual([{ table: 'title_row', stream: 'title/E-9', columns: ['(should not be there)'] }]);
});

it('stops loudly at a fact that this build does not know', async () => {
  const older = await openStore(store.url, {
    aggregates: { ...AGGREGATES, title: { ...titleAggregate, factTypes: ['TitleRevoked'] } as AnyAggregate },
    foldIds: otherBuild.foldIds,
  });

  await expect(
    applyCommand(older.engine, aCommand('title/E-2', { type: 'renameTitle', unitName: '江苏旧版制造有限公司', reason: '更名' })),
  ).rejects.toMatchObject({ name: 'UnknownFact', stream: 'title/E-2', factType: 'TitleGranted' });
  await older.close();
});

it('names a personal value that is not what its commitment was made of, on whatever page, and never says it', async () => {
  const stream = 'title/E-4';
  const personalValues = Array.from({ length: 1001 }, (_, n) => ({
    subject: stream,
    field: `field_${1000 + n}`,
    value: '张三',
    salt: new Uint8Array(32).fill(7),
  }));
  await applyCommand(store.engine, aCommand(stream, aGrantedTitle('E-4'), { personalValues }));
  const ofPersons = async () => (await checkRebuild(store.engine)).differs.filter(({ table }) => table === 'personal_value');
  expect(await store.sql('select count(*)::int as n from personal_value')).toEqual([{ n: 1001 }]);
  expect(await ofPersons()).toEqual([]);

  await store.sql(`update personal_value set value = '李四' where field in ('field_1000', 'field_2000')`);

  expect(await ofPersons()).toEqual([
    { table: 'personal_value', stream, columns: ['field_1000'] },
    { table: 'personal_value', stream, columns: ['field_2000'] },
  ]);
});
