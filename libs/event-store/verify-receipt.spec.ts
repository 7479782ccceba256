import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from './chain.js';
import { checkReceipt } from './note/receipt.js';
import { cosign, parseCheckpoint, signCheckpoint } from './note/checkpoint.js';
import { signer, verifierText } from './note/signed-note.js';
import { formatProof } from './note/tlog-proof.js';
import { judgeAtWitness, PlaceInFile, placeOf, type ReceiptPlace } from './receipt-place.js';
import { aLog, KEY, ORIGIN } from './testing/a-log.js';
import { Frontier } from './tree/frontier.js';
import type { Hash } from './tree/hashes.js';
import { inclusionProof } from './tree/prove.js';
import { noteKeyOf } from './trusted-key.js';
import { verifyLog } from './verify.js';
import { readWitnessRecord } from './witness-record.js';

const LOG = aLog();
/** Signed by the same key: place 4 tells another story. */
const FORK = aLog({ opinion: (index) => (index === 4 ? '情况不实' : '情况属实') });
const LOG_KEY = noteKeyOf(ORIGIN, KEY.publicKey);
const WITNESS = signer('witness.example/w1', 0x04, Buffer.alloc(32, 3));
const COSIGNED_AT = 1_652_150_400;

type Line = Record<string, unknown> & { hash: string; leaf: number };
const factsOf = (log: readonly string[]): Line[] => log.filter((text) => text.includes('"leaf":')).map((text) => JSON.parse(text) as Line);
const leavesOf = (log: readonly string[]): Hash[] => factsOf(log).map(({ hash }) => Buffer.from(hash, 'hex'));

function checkpointOf(log: readonly string[], size: number, cosigned = true): string {
  const tree = Frontier.empty();
  for (const leaf of leavesOf(log).slice(0, size)) tree.append(leaf);
  const note = signCheckpoint({ origin: ORIGIN, size, root: tree.root() }, KEY.signerFor(ORIGIN));
  return cosigned ? note + cosign(parseCheckpoint(note), WITNESS, COSIGNED_AT) : note;
}

/** Nine facts fill no stored level above the leaves. */
async function placeIn(log: readonly string[], index: number, size: number, cosigned = false): Promise<{ text: string; place: ReceiptPlace }> {
  const leaves = leavesOf(log);
  const { hash: _, leaf: __, ...hashed } = factsOf(log)[index] as Line;
  const path = await inclusionProof(index, size, { nodes: async (_level, from, count) => leaves.slice(from, from + count) });
  const text = formatProof({ extra: Buffer.from(canonicalJson(hashed)), index, path, checkpoint: checkpointOf(log, size, cosigned) });
  return { text, place: placeOf(text) as ReceiptPlace };
}

async function inFile(place: ReceiptPlace, log: readonly string[]): Promise<string | null> {
  const receipt = new PlaceInFile(place);
  expect(await verifyLog(log, { receipt })).toMatchObject({ ok: true });
  return receipt.judge();
}

describe('a receipt beside a file', () => {
  it('is of this file where its fact stands in its place, and of an older one that has not its whole tree, too', async () => {
    const { text, place } = await placeIn(LOG, 4, 8);

    expect(checkReceipt(text, () => LOG_KEY)).toMatchObject({ ok: true, index: 4 });
    expect(await inFile(place, LOG)).toBeNull();
    expect(await inFile(place, aLog({ facts: 5 }))).toBeNull();
  });

  it('is refused where the file ends before its place', async () => {
    expect(await inFile((await placeIn(LOG, 4, 8)).place, aLog({ facts: 4 }))).toBe('the file ends before place 4: it holds 4 facts');
  });

  it('is refused where the same key signed another fact in its place', async () => {
    expect(await inFile((await placeIn(LOG, 4, 8)).place, FORK)).toBe('the file holds another fact in place 4');
  });

  it('is refused where its own fact is there, and another beside it is not that of its tree', async () => {
    const { place } = await placeIn(LOG, 2, 8);

    expect(await inFile(place, FORK)).toBe("the file is another log than the receipt's: over 8 facts their roots differ");
  });
});

describe('a receipt beside a witness', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'fwzz-witness-record-'));
    writeFileSync(join(dir, 'key.pub'), verifierText(WITNESS));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  function kept(sizes: readonly number[], leaves = Math.max(...sizes)) {
    writeFileSync(join(dir, 'checkpoints'), sizes.map((size) => checkpointOf(LOG, size)).join('---\n'));
    writeFileSync(join(dir, 'leaves'), Buffer.concat(leavesOf(LOG).slice(0, leaves)));
    return readWitnessRecord(dir);
  }

  it('is of the log that it saw, at that size or by its leaf hashes at a larger one', async () => {
    expect(judgeAtWitness((await placeIn(LOG, 4, 8, true)).place, LOG_KEY, kept([6, 8]))).toEqual({ seen: true, cosignedAt: COSIGNED_AT });
    expect(judgeAtWitness((await placeIn(LOG, 4, 8)).place, LOG_KEY, kept([6, 9]))).toEqual({ seen: true, cosignedAt: null });
  });

  it('says where it has not seen so many facts', async () => {
    expect(judgeAtWitness((await placeIn(LOG, 4, 8)).place, LOG_KEY, kept([7]))).toEqual({ seen: false, cosignedAt: null });
  });

  it.each([
    ['the fact itself is another', 4, 8, [9], 9, 'the witness holds another fact in place 4 of the log'],
    ['the witness cosigned another root at that size', 2, 8, [8], 0, 'the witness saw another log of 8 facts'],
    ['its leaf hashes give another root at that size', 2, 8, [9], 9, 'the witness saw another log of 8 facts'],
  ])('is refused where %s', async (_name, index, size, seen, leaves, what) => {
    expect(judgeAtWitness((await placeIn(FORK, index, size)).place, LOG_KEY, kept(seen, leaves))).toEqual({ what });
  });

  it('is refused where too few leaf hashes are there to compare, or they are not those of a checkpoint', async () => {
    const { place } = await placeIn(LOG, 4, 7);
    const other = kept([9]);
    const strange = { ...other, leafAt: (index: number) => (index === 8 ? Buffer.alloc(32) : other.leafAt(index)) };

    expect(judgeAtWitness(place, LOG_KEY, kept([9], 8))).toEqual({
      what: "the witness holds 8 leaf hashes: that its checkpoint over 9 facts continues the receipt's over 7 cannot be shown",
    });
    expect(judgeAtWitness(place, LOG_KEY, strange)).toEqual({ what: "the witness's leaf hashes are not those of its checkpoint over 9 facts" });
  });

  it('cannot be asked of a folder that holds no checkpoint: that is a loss, not a witness that saw nothing', () => {
    expect(() => readWitnessRecord(dir), 'only a key').toThrow('it holds no checkpoint');
    writeFileSync(join(dir, 'checkpoints'), '');
    expect(() => readWitnessRecord(dir), 'an empty file').toThrow('it holds no checkpoint');
    expect(kept([6]).size).toBe(6);
  });
});
