import { describe, expect, it } from 'vitest';
import { canonicalJson, factHash, type HashedFact, sha256Hex } from './chain.js';
import { endLine } from './end-line.js';
import { cosign, parseCheckpoint } from './note/checkpoint.js';
import { signer } from './note/signed-note.js';
import { makeSigningKey } from './signing-key.js';
import { aLog, EXPORTED_AT, KEY, ORIGIN } from './testing/a-log.js';
import { noteKeyOf } from './trusted-key.js';
import { linesOf, verifyLog } from './verify.js';

const LOG = aLog();
/** Between the last fact and its checkpoint: the programme and nine commands. */
const [CHECKPOINT_6, CHECKPOINT_9, END] = [7, 21, 22];
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
    ['the last fact removed', without(10), CHECKPOINT_9 - 1, undefined],
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
    ['the last facts and their checkpoint removed', without(8, 9, 10, CHECKPOINT_9), END - 4, undefined],
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

describe('what a fact was decided from', () => {
  const CONTENT = { name: '示例' };
  const HASH = sha256Hex(canonicalJson(CONTENT));
  const filing = aLog({ contentHash: (index) => (index === 4 || index === 7 ? HASH : undefined) });
  const contentLine = canonicalJson({ v: 1, basis: 'content', id: HASH, body: CONTENT });
  const filed = [...filing.slice(0, 7), contentLine, ...filing.slice(7)];

  it('is asked once for a content that two submissions froze', async () => {
    expect(await verifyLog(filed)).toMatchObject({ ok: true, facts: 9 });
  });

  it.each([
    ['its content', filing, 'content', { line: 5, stream: 'application/a2', version: 2 }],
    ['its programme', without(11), 'programme', { line: 1, stream: 'application/a1', version: 1 }],
    ['its command', without(13), 'command', { line: 2, stream: 'application/a2', version: 1 }],
    ['every command', LOG.filter((line) => !line.includes('"basis":"command"')), 'command', { line: 1, stream: 'application/a1', version: 1 }],
  ])('is missed by the first fact where the file lacks %s', async (_name, lines, basis, at) => {
    const { ok, problem } = await verifyLog(lines);

    expect(ok).toBe(false);
    expect(problem).toEqual({ ...at, what: expect.stringMatching(new RegExp(`^the ${basis} .* is not in the file$`)) as string });
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
