import { describe, expect, it } from 'vitest';
import { aLog, EXPORTED_AT } from './testing/a-log.js';
import { Frontier } from './tree/frontier.js';
import type { Hash } from './tree/hashes.js';
import { verifyLog } from './verify.js';
import type { WitnessRecord } from './witness-record.js';

const SECOND_OF_EXPORT = Date.parse(EXPORTED_AT) / 1000;
const LOG = aLog();
const END = LOG.length;

/** What a second party kept of the honest log when it had `size` facts. */
function aWitness({
  size = 6,
  cosignedAt = SECOND_OF_EXPORT - 60,
  mirrored = 9,
}: {
  size?: number;
  cosignedAt?: number;
  /** How many leaf hashes it holds at most. */
  mirrored?: number;
} = {}): WitnessRecord {
  const leaves = LOG.flatMap((text) => (text.includes('"leaf":') ? [Buffer.from((JSON.parse(text) as { hash: string }).hash, 'hex')] : [])).slice(0, size);
  const tree = Frontier.empty();
  for (const leaf of leaves) tree.append(leaf);
  const root: Hash = tree.root();
  return {
    size,
    leafAt: (index) => leaves.slice(0, mirrored)[index],
    rootAt: (at) => (at === size ? root : undefined),
    beyond: (than) => (size > than ? [{ size, root, cosignedAt }] : []),
    signedAt: () => null,
    strangerTo: () => null,
  };
}

describe('a log that its own keeper made anew, key in hand', () => {
  it('is found by the witness where one fact was changed and every later hash, the tree and all signatures with it', async () => {
    const forged = aLog({ opinion: (index) => (index === 4 ? '情况不实' : '情况属实') });

    expect((await verifyLog(forged)).ok).toBe(true);
    expect((await verifyLog(forged, { witness: aWitness() })).problem).toEqual({
      line: 5,
      stream: 'application/a2',
      version: 2,
      what: 'the witness holds another fact in place 4 of the log',
    });
  });

  it('is found by the root alone when the witness mirrors no facts', async () => {
    const forged = aLog({ opinion: (index) => (index === 4 ? '情况不实' : '情况属实') });

    const { problem } = await verifyLog(forged, { witness: { ...aWitness(), leafAt: () => undefined } });

    expect(problem).toMatchObject({ line: 6, what: 'the witness saw another log of 6 facts' });
  });

  it('is found when the newest facts were left out with their checkpoints, since the witness had seen them before the export', async () => {
    const cut = aLog({ facts: 6 });

    expect((await verifyLog(cut)).ok).toBe(true);
    expect((await verifyLog(cut, { witness: aWitness({ size: 9, cosignedAt: SECOND_OF_EXPORT - 2 }) })).problem?.what).toBe(
      'the witness had seen 9 facts of this log at 2022-05-31T23:59:58.000Z, 6 are in this export of 2022-06-01T00:00:00.000Z',
    );
  });

  it('is found when what the witness saw since does not continue it', async () => {
    const forged = aLog({ facts: 6, opinion: (index) => (index === 4 ? '情况不实' : '情况属实') });

    const { problem } = await verifyLog(forged, { witness: { ...aWitness({ size: 9, cosignedAt: SECOND_OF_EXPORT }), rootAt: () => undefined } });
    const unseen = await verifyLog(forged, {
      witness: {
        ...aWitness({ size: 9, cosignedAt: SECOND_OF_EXPORT }),
        rootAt: () => undefined,
        leafAt: (index) => (index < 6 ? undefined : aWitness({ size: 9 }).leafAt(index)),
      },
    });

    expect(problem).toMatchObject({ line: 5, what: 'the witness holds another fact in place 4 of the log' });
    expect(unseen.problem?.what).toBe("the witness's checkpoint over 9 facts does not continue the 6 here");
  });

  it('holds beside a witness that saw a part of it', async () => {
    expect(await verifyLog(LOG, { witness: aWitness() })).toMatchObject({ ok: true, witnessAheadBy: 0 });
  });
});

describe('a log that went on after it was exported', () => {
  const before = aLog({ facts: 6 });

  it('holds, and says how many facts the witness has seen since', async () => {
    const report = await verifyLog(before, { witness: aWitness({ size: 9, cosignedAt: SECOND_OF_EXPORT - 1 }) });

    expect(report).toMatchObject({ ok: true, facts: 6, exportedAt: EXPORTED_AT, witnessAheadBy: 3 });
  });

  it('is refused while the witness has not the leaf hashes to show that what came since continues it', async () => {
    const { ok, problem } = await verifyLog(before, { witness: aWitness({ size: 9, mirrored: 8, cosignedAt: SECOND_OF_EXPORT + 5 }) });

    expect(ok).toBe(false);
    expect(problem?.what).toBe('the witness holds 8 leaf hashes: that its checkpoint over 9 facts continues the 6 here cannot be shown');
  });
});

describe('a log whose export its keeper dates back, key in hand, to hide what he left out', () => {
  const NEWEST = Date.parse('2022-04-20T04:00:05.125Z');
  const dated = (ms: number) => aLog({ facts: 6, exportedAt: new Date(ms).toISOString() });
  /** It saw the three that were left out two minutes later. */
  const witness = aWitness({ size: 9, cosignedAt: Math.floor(NEWEST / 1000) + 120 });

  it('is found where it would be older than a fact in it, by more than two clocks differ', async () => {
    expect(await verifyLog(dated(NEWEST - 2_000))).toMatchObject({ ok: true });
    expect((await verifyLog(dated(NEWEST - 2_001))).problem).toEqual({
      line: 16,
      what: 'a fact was recorded at 2022-04-20T04:00:05.125Z, after this export of 2022-04-20T04:00:03.124Z',
    });
  });

  it('is found by whoever says how old a file may be, since no witness can', async () => {
    const back = dated(NEWEST + 60_000);

    expect(await verifyLog(back, { witness })).toMatchObject({ ok: true, witnessAheadBy: 3 });
    expect((await verifyLog(back, { witness, notBefore: '2022-04-20T04:01:05.126Z' })).problem).toEqual({
      line: 16,
      what: 'the export is of 2022-04-20T04:01:05.125Z, which is before 2022-04-20T04:01:05.126Z',
    });
    expect(await verifyLog(back, { witness, notBefore: '2022-04-20T12:01:05.125+08:00' })).toMatchObject({ ok: true });
    expect((await verifyLog(dated(NEWEST + 122_000), { witness })).problem?.what, 'the true date').toMatch(/^the witness had seen 9 facts/);
  });

  it('is found where it has no date at all', async () => {
    expect((await verifyLog(aLog({ exportedAt: 'yesterday' }))).problem).toEqual({ line: END, what: 'the end line does not say when the log was exported' });
  });
});
