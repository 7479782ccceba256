import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyCommand } from '#libs/engine/apply-command';
import { followThrough } from '#libs/engine/follow-through';
import { recompute } from '#libs/engine/recompute';
import { canonicalJson, sha256Hex } from '#libs/event-store/chain';
import { createDataSource } from '#libs/event-store/data-source';
import { exportLog } from '#libs/event-store/export';
import { ContentOfStream1700000000012 } from '#libs/event-store/migrations/12-content-of-stream';
import { makeSigningKey } from '#libs/event-store/signing-key';
import { verifyLog } from '#libs/event-store/verify';
import { applicant, ministry } from '#libs/domain/testing/actors';
import { anEnterpriseForm, aUscc } from '#libs/domain/testing/forms';
import { aCommand, freshStore, NOON, type Store } from './store-harness.js';

const FORM = anEnterpriseForm({ uscc: aUscc(1) });
const HASH = sha256Hex(canonicalJson(FORM));
const STREAMS = ['application/a-1', 'application/a-2'];

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  await recorded('season/batch-4', { type: 'openSeason', season: 'batch-4', title: '第四批', authorities: ['32'] }, ministry);
  await followThrough(store.engine, 'season/batch-4');
  for (const [index, stream] of STREAMS.entries()) {
    const applicationNo = `FWZZ-2022-B4-ENT-32-${index}`;
    const start = {
      type: 'startApplication',
      season: 'batch-4',
      category: 'enterprise',
      authority: '32',
      unitName: '苏州示例装备有限公司',
      subjectCode: aUscc(1),
    };
    await recorded(stream, { ...start, applicationNo }, applicant);
    await recorded(stream, { type: 'submitApplication', form: FORM, contentHash: HASH }, applicant);
  }
});
afterAll(() => store.close());

async function recorded(stream: string, command: { type: string } & Record<string, unknown>, actor: typeof applicant): Promise<void> {
  expect(await applyCommand(store.engine, aCommand(stream, command, { actor }))).toMatchObject({ kind: 'recorded' });
}
const owners = async () =>
  (await store.sql<{ stream: string }>('select stream from submission_content where hash = $1 order by stream', [HASH])).map(({ stream }) => stream);

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  for await (const chunk of exportLog(store.engine.writer, makeSigningKey(), { exportedAt: NOON })) lines.push(...chunk.split('\n').slice(0, -1));
  return lines;
}

it('gives each of two cases that filed the same words a content of its own', async () => {
  expect(await owners()).toEqual(STREAMS);
});

it('tells a stranger the content of each, and names the one that somebody bent in the database', async () => {
  const lines = await exported();

  expect(lines.filter((line) => line.includes('"basis":"content"'))).toHaveLength(2);
  expect(await verifyLog(lines)).toMatchObject({ ok: true });
  expect(await recompute(lines)).toMatchObject({ differs: [], unknown: 0 });

  await store.sql('alter table submission_content disable trigger user');
  await store.sql(`update submission_content set content = content || '{"unit_name":"别的公司"}' where stream = $1`, [STREAMS[1]]);
  expect((await verifyLog(await exported())).problem?.what).toBe('the content is not what its hash was made of');
  await store.sql('update submission_content set content = $1 where stream = $2', [JSON.stringify(FORM), STREAMS[1]]);
  await store.sql('alter table submission_content enable trigger user');
});

it('gives a row that was shared before to every case that names it', async () => {
  const owner = await createDataSource({ url: store.url, role: 'owner', poolSize: 1 }).initialize();
  const runner = owner.createQueryRunner();
  const migration = new ContentOfStream1700000000012();
  await migration.down(runner);
  expect(await owners()).toEqual([STREAMS[0]]);

  await migration.up(runner);
  await runner.release();
  await owner.destroy();

  expect(await owners()).toEqual(STREAMS);
});
