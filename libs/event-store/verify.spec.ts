import { describe, expect, it } from 'vitest';
import { canonicalJson, factHash, firstLink, type HashedFact } from './chain.js';
import { endLine } from './end-line.js';
import { cosign, parseCheckpoint, signCheckpoint } from './note/checkpoint.js';
import { signer } from './note/signed-note.js';
import { makeSigningKey, type SigningKey } from './signing-key.js';
import { Frontier } from './tree/frontier.js';
import { toBase64, type Hash } from './tree/hashes.js';
import { noteKeyOf } from './trusted-key.js';
import { linesOf, verifyLog } from './verify.js';
import type { WitnessRecord } from './witness-record.js';

const ORIGIN = 'fwzz/test';
const KEY = makeSigningKey();
const STREAMS = ['application/a1', 'application/a2', 'desk/batch-4/32'];
const FACTS = 9;
const EXPORTED_AT = '2022-06-01T00:00:00.000Z';
const SECOND_OF_EXPORT = Date.parse(EXPORTED_AT) / 1000;

/** Three streams with three facts each, one fact a second, as an export writes them: a checkpoint behind the sixth and the last. */
function aLog({
  key = KEY,
  opinion = (_index: number) => '情况属实',
  facts = FACTS,
  exportedAt = EXPORTED_AT,
}: {
  key?: SigningKey;
  opinion?: (index: number) => string;
  facts?: number;
  exportedAt?: string;
} = {}): string[] {
  const heads = new Map<string, string>();
  const tree = Frontier.empty();
  const lines: string[] = [];
  for (let index = 0; index < facts; index++) {
    const stream = STREAMS[index % 3] ?? '';
    const fact: HashedFact = {
      stream,
      version: Math.floor(index / 3) + 1,
      type: 'ThingHappened',
      payload: { 意见: opinion(index), index },
      commandId: `c-${index}`,
      actor: { id: `person-${index}`, role: 'province', authority: '32' },
      cause: { kind: 'command' },
      occurredAt: `2022-04-20T04:00:0${index}.000Z`,
      recordedAt: `2022-04-20T04:00:0${index}.125Z`,
      programme: 'p',
      prev: heads.get(stream) ?? firstLink(ORIGIN, stream).toString('hex'),
    };
    const hash = factHash(fact).toString('hex');
    heads.set(stream, hash);
    tree.append(Buffer.from(hash, 'hex'));
    lines.push(canonicalJson({ v: 1, ...fact, hash, leaf: index }));
    if (index === 5) lines.push(checkpointLine(tree, key));
  }
  const root = { kind: 'rfc6962-sha256' as const, hash: toBase64(tree.root()) };
  const end = endLine({ origin: ORIGIN, epoch: 1, facts, streams: Math.min(facts, 3), root, exportedAt }, key);
  return [...lines, checkpointLine(tree, key), canonicalJson(end)];
}

function checkpointLine(tree: Frontier, key: SigningKey): string {
  return canonicalJson({ v: 1, checkpoint: signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root() }, key.signerFor(ORIGIN)) });
}

const LOG = aLog();
const [CHECKPOINT_6, CHECKPOINT_9, END] = [7, 11, 12];
const edited = (line: number, from: string, to: string) => LOG.map((text, index) => (index === line - 1 ? text.replace(from, to) : text));
const without = (...lines: number[]) => LOG.filter((_, index) => !lines.includes(index + 1));
const swapped = (a: number, b: number) => LOG.map((text, index) => (index === a - 1 ? LOG[b - 1] : index === b - 1 ? LOG[a - 1] : text) ?? '');
const renumbered = (lines: string[]) => {
  let leaf = 0;
  return lines.map((text) => (text.includes('"leaf":') ? text.replace(/"leaf":\d+/, () => `"leaf":${leaf++}`) : text));
};

describe('an exported log', () => {
  it('holds as it was written', async () => {
    expect(await verifyLog(LOG)).toEqual({ ok: true, facts: 9, streams: 3, checkpoints: 2, origin: ORIGIN, publicKey: KEY.publicKey, exportedAt: EXPORTED_AT });
  });

  it.each([
    ['a letter changed in a payload', edited(5, '属实', '不实'), 5, 'application/a2'],
    ['another actor', edited(4, 'person-3', 'person-4'), 4, 'application/a1'],
    ['another instant', edited(6, '04:00:05.000Z', '04:00:04.000Z'), 6, 'desk/batch-4/32'],
    ['another instant of recording', edited(6, '04:00:05.125Z', '04:00:04.125Z'), 6, 'desk/batch-4/32'],
    ['the first line removed', without(1), 1, 'application/a2'],
    ['a middle line removed', without(5), 5, 'desk/batch-4/32'],
    ['a middle line removed and the places made anew', renumbered(without(5)), 6, undefined],
    ['the last fact removed', without(10), 10, undefined],
    ['two lines of one stream swapped', swapped(1, 4), 1, 'application/a1'],
    ['two lines of different streams swapped', swapped(5, 6), 5, 'desk/batch-4/32'],
    ['two lines of different streams swapped and the places made anew', renumbered(swapped(5, 6)), CHECKPOINT_6, undefined],
    ['a line twice', [...LOG.slice(0, 4), LOG[3] ?? '', ...LOG.slice(4)], 5, 'application/a1'],
    ['a whole stream missing', without(2, 5, 9), 2, 'desk/batch-4/32'],
    ['a whole stream missing and the places made anew', renumbered(without(2, 5, 9)), 5, undefined],
    ['the end cut off', LOG.slice(0, CHECKPOINT_9), END, undefined],
    ['the end cut off in the middle of a line', [...LOG.slice(0, 5), (LOG[5] ?? '').slice(0, 80)], 6, undefined],
    ['a line behind the end', [...LOG, LOG[0] ?? ''], END + 1, undefined],
    ['a field that is not hashed', edited(2, '"v":1', '"u":0,"v":1'), 2, undefined],
    ['another spelling of the same JSON', edited(3, '"v":1', '"v": 1'), 3, undefined],
    ['an end line that counts one less', edited(END, '"facts":9', '"facts":8'), END, undefined],
    ['half a surrogate pair', edited(2, '属实', '\\ud800'), 2, undefined],
    ['nothing at all', [], 1, undefined],
    ['the last facts and their checkpoint removed', without(8, 9, 10, CHECKPOINT_9), 8, undefined],
    ['the last checkpoint removed', without(CHECKPOINT_9), CHECKPOINT_9, undefined],
    ['a checkpoint behind other facts', [...LOG.slice(0, 5), LOG[6] ?? '', LOG[5] ?? '', ...LOG.slice(7)], 6, undefined],
    [
      'a checkpoint signed with a foreign key',
      LOG.map((text, i) => (i === CHECKPOINT_6 - 1 ? (aLog({ key: makeSigningKey() })[i] ?? '') : text)),
      CHECKPOINT_6,
      undefined,
    ],
    ['a fact that was never given a place', edited(10, '"leaf":8', '"leaf":null'), 10, 'desk/batch-4/32'],
  ])('is refused with %s', async (_name, lines, line, stream) => {
    const { ok, problem } = await verifyLog(lines);

    expect({ ok, line: problem?.line, stream: problem?.stream }).toEqual({ ok: false, line, stream });
  });

  it('is refused when every hash was made anew by somebody without the key', async () => {
    const forged = aLog({ key: makeSigningKey() });

    expect((await verifyLog(forged)).ok).toBe(true);
    expect((await verifyLog(forged, { publicKey: KEY.publicKey })).problem).toEqual({
      line: END,
      what: 'the end line is signed with another key than the one given',
    });
    expect((await verifyLog(LOG, { publicKey: KEY.publicKey })).ok).toBe(true);
  });

  it('is refused at the next line of a stream in which somebody made one fact and its hash anew', async () => {
    const { hash: _, v: __, leaf, ...fact } = JSON.parse(LOG[0] ?? '') as HashedFact & { hash: string; v: 1; leaf: number };
    const forged = { ...fact, payload: { 意见: '情况不实', index: 0 } };
    const line = canonicalJson({ v: 1, leaf, ...forged, hash: factHash(forged).toString('hex') });

    expect((await verifyLog(LOG.map((text, index) => (index === 0 ? line : text)))).problem).toEqual({
      line: 4,
      stream: 'application/a1',
      version: 2,
      what: 'it does not link to the version before it',
    });
  });

  it.each([
    ['facts', { facts: 8 }, 'the end line counts 8 facts, 9 are here'],
    ['streams', { streams: 4 }, 'the end line counts 4 streams, 3 are here'],
    ['root', { root: { kind: 'rfc6962-sha256' as const, hash: 'a'.repeat(44) } }, 'the root of the end line is not that of the lines before it'],
  ])('is refused when its signed end line names other %s', async (_name, changes, what) => {
    const { end } = JSON.parse(LOG[END - 1] ?? '') as { end: Parameters<typeof endLine>[0] };

    expect((await verifyLog([...LOG.slice(0, CHECKPOINT_9), canonicalJson(endLine({ ...end, ...changes }, KEY))])).problem).toEqual({ line: END, what });
  });

  it('is refused when a stream began in another log', async () => {
    const text = canonicalJson(JSON.parse(LOG[END - 1] ?? ''));
    const { end } = JSON.parse(text) as { end: Parameters<typeof endLine>[0] };
    const elsewhere = canonicalJson(endLine({ ...end, origin: 'fwzz/other' }, KEY));

    expect((await verifyLog([...LOG.slice(0, CHECKPOINT_9), elsewhere])).problem).toMatchObject({ line: 1, stream: 'application/a1', version: 1 });
  });
});

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
      line: 9,
      what: 'a fact was recorded at 2022-04-20T04:00:05.125Z, after this export of 2022-04-20T04:00:03.124Z',
    });
  });

  it('is found by whoever says how old a file may be, since no witness can', async () => {
    const back = dated(NEWEST + 60_000);

    expect(await verifyLog(back, { witness })).toMatchObject({ ok: true, witnessAheadBy: 3 });
    expect((await verifyLog(back, { witness, notBefore: '2022-04-20T04:01:05.126Z' })).problem).toEqual({
      line: 9,
      what: 'the export is of 2022-04-20T04:01:05.125Z, which is before 2022-04-20T04:01:05.126Z',
    });
    expect(await verifyLog(back, { witness, notBefore: '2022-04-20T12:01:05.125+08:00' })).toMatchObject({ ok: true });
    expect((await verifyLog(dated(NEWEST + 122_000), { witness })).problem?.what, 'the true date').toMatch(/^the witness had seen 9 facts/);
  });

  it('is found where it has no date at all', async () => {
    expect((await verifyLog(aLog({ exportedAt: 'yesterday' }))).problem).toEqual({ line: END, what: 'the end line does not say when the log was exported' });
  });
});

describe('the key of checkpoints', () => {
  it('is the key of the end line under the name of the log, and a cosignature beside it does no harm', async () => {
    const text = (JSON.parse(LOG[CHECKPOINT_6 - 1] ?? '') as { checkpoint: string }).checkpoint;
    const cosigned = text + cosign(parseCheckpoint(text), signer('witness.example/w1', 0x04, Buffer.alloc(32, 3)), 1_652_150_400);

    expect(Buffer.from(noteKeyOf(ORIGIN, KEY.publicKey).keyId)).toEqual(Buffer.from(KEY.signerFor(ORIGIN).keyId));
    expect((await verifyLog(LOG.map((line, i) => (i === CHECKPOINT_6 - 1 ? canonicalJson({ v: 1, checkpoint: cosigned }) : line)))).ok).toBe(true);
  });
});

describe('the lines of a file', () => {
  it('end with LF alone, wherever a chunk ends', async () => {
    async function* chunks() {
      yield 'one\ntw';
      yield 'o\u2028still two\nthr';
      yield 'ee';
    }
    const lines: string[] = [];
    for await (const line of linesOf(chunks())) lines.push(line);

    expect(lines).toEqual(['one', 'two\u2028still two', 'three']);
  });
});
