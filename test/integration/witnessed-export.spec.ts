import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyPage } from '#libs/engine/apply-command';
import { canonicalJson } from '#libs/event-store/chain';
import { endLine } from '#libs/event-store/end-line';
import { exportLog } from '#libs/event-store/export';
import { signCheckpoint } from '#libs/event-store/note/checkpoint';
import { newRestoreKey } from '#libs/event-store/note/sealed-box';
import { newSeed, signer, verifierText } from '#libs/event-store/note/signed-note';
import { makeSigningKey } from '#libs/event-store/signing-key';
import { Frontier } from '#libs/event-store/tree/frontier';
import { toBase64 } from '#libs/event-store/tree/hashes';
import { WitnessFolder } from '../../apps/witness/folder.js';
import { witnessServer } from '../../apps/witness/server.js';
import { Witness } from '../../apps/witness/witness.js';
import { startSequencer } from '../../apps/worker/log/sequencer.js';
import { aCommand, aGrantedTitle, freshStore, type Store } from './store-harness.js';

const run = promisify(execFile);
const key = makeSigningKey();
const witnessKey = signer('witness.example/w1', 0x04, newSeed());
const LEFT_OUT = 50;

let store: Store;
let folder: string;
let server: Server;
let sequencer: ReturnType<typeof startSequencer>;
let kept: WitnessFolder;
beforeAll(async () => {
  store = await freshStore();
  folder = mkdtempSync(join(tmpdir(), 'witnessed-export-'));
  writeFileSync(join(folder, 'key.pub'), `${verifierText(witnessKey)}\n`);
  kept = new WitnessFolder(folder);
  const logKey = key.signerFor(store.engine.origin);
  server = witnessServer(new Witness(logKey, witnessKey, kept, Date.now), kept);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sequencer = startSequencer({
    dataSource: store.engine.writer,
    key: logKey,
    witness: { url, key: witnessKey, restoreKey: newRestoreKey().publicKey },
    log: pino({ level: 'silent' }),
  });
});
afterAll(async () => {
  await sequencer.stop();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Granted, and seen by the witness. */
async function grant(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, index) => `E-${from + index}`);
  await applyPage(
    store.engine,
    numbers.map((no) => aCommand(`title/${no}`, aGrantedTitle(no))),
  );
  await expect.poll(() => kept.mirrored, { timeout: 15_000 }).toBe(to);
}

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  for await (const chunk of exportLog(store.engine.writer, key, { exportedAt: new Date().toISOString() })) lines.push(...chunk.split('\n').slice(0, -1));
  return lines;
}

interface Said {
  ok: boolean;
  exportedAt?: string;
  witnessAheadBy?: number;
  problem?: { what: string };
}

async function said(lines: string[], ...options: string[]): Promise<{ code?: number; stdout: string }> {
  const file = join(folder, 'export.ndjson');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return run(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', file, '--witness', folder, ...options]).catch(
    (error: { code: number; stdout: string }) => error,
  );
}

const verify = async (lines: string[], ...options: string[]): Promise<Said> => JSON.parse((await said(lines, '--json', ...options)).stdout) as Said;

/** By the log's keeper: the newest facts and their checkpoints are gone, and head and end line signed as if they had never been. What the facts left were decided from stays. */
function cutShort(lines: string[], facts: number, date: 'true' | 'back'): string[] {
  const tree = Frontier.empty();
  const cut: string[] = [];
  const basis: string[] = [];
  const commands = new Set<string>();
  for (const line of lines) {
    const read = JSON.parse(line) as { hash?: string; commandId?: string; basis?: string; id?: string };
    if (read.basis === 'programme' || (read.basis === 'command' && commands.has(read.id ?? ''))) basis.push(line);
    if (read.hash === undefined || tree.size === facts) continue;
    tree.append(Buffer.from(read.hash, 'hex'));
    cut.push(line);
    commands.add(read.commandId ?? '');
  }
  const { recordedAt } = JSON.parse(cut.at(-1) ?? '') as { recordedAt: string };
  const { end } = JSON.parse(lines.at(-1) ?? '') as { end: Parameters<typeof endLine>[0] };
  const root = tree.root();
  const checkpoint = signCheckpoint({ origin: end.origin, size: facts, root }, key.signerFor(end.origin));
  const again = endLine(
    { ...end, ...(date === 'back' && { exportedAt: recordedAt }), facts, streams: facts, root: { kind: 'rfc6962-sha256', hash: toBase64(root) } },
    key,
  );
  return [...cut, ...basis, canonicalJson({ v: 1, checkpoint }), canonicalJson(again)];
}

it('holds beside a witness that has seen more since it was exported, and is refused where it lacks what the witness had seen before', async () => {
  await grant(0, 80);
  await sleep(3_000);
  const lines = await exported();
  expect(await verify(lines)).toMatchObject({ ok: true, witnessAheadBy: 0 });

  await grant(80, 110);

  expect(await verify(lines)).toMatchObject({ ok: true, witnessAheadBy: 30 });
  expect((await said(lines)).stdout).toMatch(/, as of \S+, \d+ seconds? ago\.\nThe witness has seen 30 more since then, which continue these /);
  const short = await verify(cutShort(lines, 80 - LEFT_OUT, 'true'));
  expect(short.ok).toBe(false);
  expect(short.problem?.what).toMatch(/^the witness had seen 80 facts of this log at .*, 30 are in this export of /);
}, 60_000);

it('is refused, where its keeper cut it short and dated it back, to whoever says how old it may be', async () => {
  const { exportedAt = '' } = await verify(await exported());
  const short = cutShort(await exported(), 80 - LEFT_OUT, 'back');

  expect(await verify(short), 'to a witness it is a true export of then').toMatchObject({ ok: true, witnessAheadBy: 80 });
  const refused = await said(short, '--not-before', exportedAt);
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/^The log does NOT hold\. Line 63: the export is of \S+, which is before \S+\.\n$/);
}, 60_000);
