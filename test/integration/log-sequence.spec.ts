import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSource } from '#libs/event-store/data-source';
import { factBytes } from '#libs/event-store/chain';
import { keepCheckpoint, keepCosignature } from '#libs/event-store/log/checkpoints';
import { receiptOf } from '#libs/event-store/log/receipt';
import { sequenceFacts, type LogHead } from '#libs/event-store/log/sequence';
import { storedNodes } from '#libs/event-store/log/stored-nodes';
import { cosign, cosignedAt, parseCheckpoint } from '#libs/event-store/note/checkpoint';
import { signer } from '#libs/event-store/note/signed-note';
import { checkProof, parseProof } from '#libs/event-store/note/tlog-proof';
import { leafHash, sameHash } from '#libs/event-store/tree/hashes';
import { rangeHash } from '#libs/event-store/tree/prove';
import { freshDatabase } from '../support/services.js';

const log = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 1));
const witness = signer('witness.example/w1', 0x04, Buffer.alloc(32, 3));

let owner: pg.Client;
let store: DataSource;

beforeAll(async () => {
  const url = await freshDatabase();
  owner = new pg.Client({ connectionString: url });
  await owner.connect();
  store = await createDataSource({ url, role: 'fwzz_writer', poolSize: 4 }).initialize();
});

afterAll(async () => {
  await store.destroy();
  await owner.end();
});

const bytesOf = (stream: string, version: number, recordedAt = '2022-05-10T02:00:00.000Z') =>
  factBytes({
    stream,
    version,
    type: 'TitleRenamed',
    payload: {},
    commandId: `c${version}`,
    actor: { id: 'm1', role: 'ministry' },
    cause: { kind: 'command' },
    occurredAt: recordedAt,
    recordedAt,
    programme: 'p',
    prev: '00',
  });

/** Rows of the shape the engine writes; the trigger queues them like any other. */
async function append(stream: string, from: number, to: number, recordedAt = '2022-05-10T02:00:00.000Z'): Promise<void> {
  const versions = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  await owner.query(
    `insert into event (stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, prev, hash)
     select $1, v.version, 'TitleRenamed', '{}', 'c' || v.version, '{"id":"m1","role":"ministry"}', '{"kind":"command"}', $2, $2, 'p', '\\x00', v.hash from unnest($3::int[], $4::bytea[]) as v (version, hash)`,
    [stream, recordedAt, versions, versions.map((version) => leafHash(Buffer.from(bytesOf(stream, version, recordedAt))))],
  );
}

async function sequenceAll(): Promise<LogHead> {
  for (;;) {
    const head = await sequenceFacts(store, 100);
    if (head && head.added === 0) return head;
  }
}

describe('the order of the log', () => {
  it('gives every fact one place, without gap or double, while two sequencers compete and facts keep coming', async () => {
    await append('title/a', 1, 300);
    await append('title/b', 1, 150, '2022-05-10T01:00:00.000Z');

    const [, , head] = await Promise.all([sequenceAll(), sequenceAll(), append('title/c', 1, 40).then(sequenceAll)]);

    const { rows } = await owner.query<{ leaves: string; last: string; queued: string }>(
      'select (select count(*) from log_leaf) as leaves, (select max(index) from log_leaf) as last, (select count(*) from unsequenced) as queued',
    );
    expect(rows[0]).toEqual({ leaves: '490', last: '489', queued: '0' });
    expect(head.size).toBe(490);
    expect(sameHash(await rangeHash(0, 490, storedNodes(store)), head.root)).toBe(true);
  });

  it('keeps the versions of a stream in order even when a clock was set back between them', async () => {
    await append('title/d', 1, 2, '2022-05-12T00:00:00.000Z');
    await append('title/d', 3, 4, '2022-05-11T00:00:00.000Z');

    await sequenceAll();

    const { rows } = await owner.query<{ version: number }>("select version from log_leaf where stream = 'title/d' order by index");
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('lets nobody change a place once given, the owner of the database included', async () => {
    await expect(owner.query('update log_leaf set version = 9 where index = 0')).rejects.toThrow(/append-only/);
    await expect(owner.query('delete from log_leaf')).rejects.toThrow(/append-only/);
    await expect(store.query("insert into unsequenced values ('title/x', 1, '\\x00', now())")).rejects.toThrow(/permission denied/);
  });

  it('hands out a receipt that proves the fact under a cosigned checkpoint, and none before there is one', async () => {
    await append('title/e', 1, 1);
    expect(await receiptOf(store, 'title/e', 1)).toBeNull();
    const checkpoint = await keepCheckpoint(store, await sequenceAll(), log);
    await keepCosignature(store, checkpoint, cosign(parseCheckpoint(checkpoint.note), witness, 1_652_150_400));
    await append('title/e', 2, 2);
    await keepCheckpoint(store, await sequenceAll(), log);

    const receipt = await receiptOf(store, 'title/e', 1);

    const proof = parseProof(receipt as string);
    const proved = checkProof(proof, leafHash(proof.extra as Uint8Array), log);
    expect(proved).toMatchObject({ size: checkpoint.size });
    expect(cosignedAt(parseCheckpoint(proof.checkpoint), witness)).toBe(1_652_150_400);
    expect(checkProof(proof, leafHash(Buffer.from(bytesOf('title/e', 2))), log)).toMatch(/not in the tree/);
  });
});
