import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import { checkRebuild } from '#libs/engine/rebuild';
import { BATCH_4 } from '#libs/domain/programmes/batch-4';
import type { Programme } from '#libs/domain/programmes/programme';
import { aCommand, freshStore, MINISTRY, openStore, type Store } from './store-harness.js';

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const MORE_PLACES: Programme = {
  ...BATCH_4,
  version: BATCH_4.version + 1,
  quotas: { ...BATCH_4.quotas, province: { ...BATCH_4.quotas.province, enterprise: 99 } },
};

async function openSeason(at: Store, season: string): Promise<void> {
  const outcome = await applyCommand(
    at.engine,
    aCommand(`season/${season}`, { type: 'openSeason', season, title: season, authorities: ['32'] }, { actor: MINISTRY }),
  );
  expect(outcome).toMatchObject({ kind: 'recorded' });
}
const placesOf = async (season: string) =>
  (await store.sql<{ quotas: { enterprise: number } }>('select quotas from desk_row where season = $1', [season]))[0]?.quotas.enterprise;

it('keeps a running season on the programme it began on, while a new one takes the new version', async () => {
  await openSeason(store, 'old');
  const edited = await openStore(store.url, { programmes: [BATCH_4, MORE_PLACES] });

  await followThrough(edited.engine, 'season/old');
  await openSeason(edited, 'new');
  await followThrough(edited.engine, 'season/new');

  expect(await placesOf('old')).toBe(10);
  expect(await placesOf('new')).toBe(99);
  expect((await checkRebuild(edited.engine)).differs).toEqual([]);
  await edited.close();
});

it('goes on with a version that only the database still has', async () => {
  const newBuild = await openStore(store.url, { programmes: [MORE_PLACES] });

  const outcome = await applyCommand(
    newBuild.engine,
    aCommand('desk/old/32', { type: 'recommendApplication', applicationId: 'nobody' }, { actor: { id: 'p', role: 'province', authority: '32' } }),
  );

  expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'NOT_A_CANDIDATE' } });
  await newBuild.close();
});

it('refuses to start with a programme that was edited under its old number', async () => {
  await expect(openStore(store.url, { programmes: [{ ...MORE_PLACES, title: '改了' }] })).rejects.toThrow(/changed without a new version number/);
});

it('refuses a season on a programme that nobody wrote', async () => {
  const outcome = await applyCommand(
    store.engine,
    aCommand('season/none', { type: 'openSeason', season: 'none', title: '无', programme: 'batch-99' }, { actor: MINISTRY }),
  );

  expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'PROGRAMME_UNKNOWN' } });
});
