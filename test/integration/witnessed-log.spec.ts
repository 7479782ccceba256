import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDataSource } from '#libs/event-store/data-source';
import { keepCheckpoint, newestCheckpoint } from '#libs/event-store/log/checkpoints';
import { sequenceFacts } from '#libs/event-store/log/sequence';
import { cosignedAt, parseCheckpoint } from '#libs/event-store/note/checkpoint';
import { newRestoreKey, openSealed } from '#libs/event-store/note/sealed-box';
import { signer } from '#libs/event-store/note/signed-note';
import { leafHash } from '#libs/event-store/tree/hashes';
import { WitnessFolder } from '../../apps/witness/folder.js';
import { witnessServer } from '../../apps/witness/server.js';
import { Witness } from '../../apps/witness/witness.js';
import { submitCheckpoint, witnessState } from '../../apps/worker/log/witness-client.js';
import { startSequencer } from '../../apps/worker/log/sequencer.js';
import { freshDatabase } from '../support/services.js';

const logKey = signer('log.example/fwzz', 0x01, Buffer.alloc(32, 1));
const witnessKey = signer('witness.example/w1', 0x04, Buffer.alloc(32, 3));
const restoreKey = newRestoreKey();
const quiet = pino({ level: 'silent' });

let folder: string;
let kept: WitnessFolder;
let server: Server;
let url: string;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'witnessed-'));
  kept = new WitnessFolder(folder);
  server = witnessServer(new Witness(logKey, witnessKey, kept, Date.now), kept);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  for (const close of closing) await close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

async function aLog(): Promise<{ owner: pg.Client; store: DataSource }> {
  const database = await freshDatabase();
  const owner = new pg.Client({ connectionString: database });
  await owner.connect();
  const store = await createDataSource({ url: database, role: 'fwzz_writer', poolSize: 4 }).initialize();
  closing.push(
    () => store.destroy(),
    () => owner.end(),
  );
  return { owner, store };
}

async function append(owner: pg.Client, stream: string, count: number): Promise<void> {
  const hashes = Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`${stream}@${i + 1}`)));
  await owner.query(
    `insert into event (stream, version, type, payload, command_id, actor, cause, occurred_at, recorded_at, programme, prev, hash)
     select $1, v.version, 'TitleRenamed', '{}', 'c' || v.version, '{"id":"a","role":"ministry"}', '{"kind":"command"}', now(), now(), 'p', '\\x00', v.hash
     from unnest($2::int[], $3::bytea[]) as v (version, hash)`,
    [stream, hashes.map((_, i) => i + 1), hashes],
  );
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await condition()) return;
    await sleep(50);
  }
  throw new Error('it did not come');
}

describe('a log under a witness', () => {
  it('has its head cosigned and its facts mirrored within seconds, sealed but for their leaves', async () => {
    const { owner, store } = await aLog();
    await append(owner, 'title/a', 30);

    const sequencer = startSequencer({ dataSource: store, key: logKey, witness: { url, key: witnessKey, restoreKey: restoreKey.publicKey }, log: quiet });
    await until(() => kept.mirrored === 30);
    await sequencer.stop();

    const checkpoint = await newestCheckpoint(store);
    expect(cosignedAt(parseCheckpoint(checkpoint?.note as string), witnessKey)).toBeGreaterThan(1_600_000_000);
    const opened = JSON.parse(openSealed(Buffer.from(kept.entries(4, 5)[0] as string, 'base64'), restoreKey).toString('utf8')) as {
      stream: string;
      version: number;
    };
    expect(opened).toMatchObject({ stream: 'title/a', version: 5 });
  });

  it('raises the alarm and signs no more when the witness has seen more than the database holds', async () => {
    const { owner, store } = await aLog();
    await append(owner, 'title/a', 20);

    const sequencer = startSequencer({ dataSource: store, key: logKey, witness: { url, key: witnessKey, restoreKey: restoreKey.publicKey }, log: quiet });
    await until(() => sequencer.health().witnessAhead);
    await append(owner, 'title/b', 5);
    await sleep(2_500);
    await sequencer.stop();

    expect(sequencer.health().size).toBe(20);
    expect(kept.checkpoint?.size).toBe(30);
    expect(await newestCheckpoint(store)).toBeNull();
  });

  it('signs nothing over a fork, also where it is as long as what the witness has seen', async () => {
    const { owner, store } = await aLog();
    await append(owner, 'title/fork', kept.checkpoint?.size ?? 0);

    const sequencer = startSequencer({ dataSource: store, key: logKey, witness: { url, key: witnessKey, restoreKey: restoreKey.publicKey }, log: quiet });
    await until(() => sequencer.health().witnessAhead);
    await sequencer.stop();

    expect(sequencer.health().size).toBe(30);
    expect(await newestCheckpoint(store)).toBeNull();
  });

  it('takes it for no contradiction that another worker has shown the witness more meanwhile', async () => {
    const { owner, store } = await aLog();
    const dir = mkdtempSync(join(tmpdir(), 'witnessed-two-'));
    const seenBy = new WitnessFolder(dir);
    const witness = witnessServer(new Witness(logKey, witnessKey, seenBy, Date.now), seenBy);
    await new Promise<void>((resolve) => witness.listen(0, '127.0.0.1', resolve));
    const target = { url: `http://127.0.0.1:${(witness.address() as AddressInfo).port}`, key: witnessKey, restoreKey: restoreKey.publicKey };
    // Between the look at the log and the answer of the witness, the other worker places and shows three facts more.
    let other: (() => Promise<void>) | null = async () => {
      other = null;
      await append(owner, 'title/b', 3);
      const head = await sequenceFacts(store, 256);
      if (head) await submitCheckpoint(store, target, await witnessState(target.url), await keepCheckpoint(store, head, logKey));
    };
    const between = createServer((request, response) => {
      void (async () => {
        if (request.url === '/state') await other?.();
        const body = request.method === 'POST' ? await text(request) : undefined;
        const answer = await fetch(`${target.url}${request.url}`, { method: request.method, body });
        response.writeHead(answer.status).end(await answer.text());
      })();
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      await Promise.all([witness, between].map((one) => new Promise((resolve) => one.close(resolve))));
      rmSync(dir, { recursive: true });
    });
    await append(owner, 'title/a', 5);

    const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
    const sequencer = startSequencer({ dataSource: store, key: logKey, witness: { ...target, url }, log: quiet });
    await until(() => other === null && seenBy.checkpoint?.size === 8);
    await append(owner, 'title/c', 2);
    await until(() => seenBy.mirrored === 10);
    await sequencer.stop();

    expect(sequencer.health().witnessAhead).toBe(false);
  });
});
