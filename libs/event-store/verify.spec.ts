import { describe, expect, it } from 'vitest';
import { canonicalJson, factHash, firstLink, type HashedFact } from './chain.js';
import { endLine, RunningRoot } from './end-line.js';
import { makeSigningKey } from './signing-key.js';
import { linesOf, verifyLog } from './verify.js';

const ORIGIN = 'fwzz/test';
const KEY = makeSigningKey();
const STREAMS = ['application/a1', 'application/a2', 'desk/batch-4/32'];

/** Three streams with three facts each, one fact a second, as an export writes them. */
function aLog(key = KEY): string[] {
  const heads = new Map<string, string>();
  const root = new RunningRoot();
  const lines = Array.from({ length: 9 }, (_, index) => {
    const stream = STREAMS[index % 3] ?? '';
    const fact: HashedFact = {
      stream,
      version: Math.floor(index / 3) + 1,
      type: 'ThingHappened',
      payload: { 意见: '情况属实', index },
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
    root.add(hash);
    return canonicalJson({ v: 1, ...fact, hash });
  });
  const end = endLine(
    { origin: ORIGIN, epoch: 1, facts: 9, streams: 3, root: { kind: 'running-sha256', hash: root.hex }, exportedAt: '2022-06-01T00:00:00.000Z' },
    key,
  );
  return [...lines, canonicalJson(end)];
}

const LOG = aLog();
const edited = (line: number, from: string, to: string) => LOG.map((text, index) => (index === line - 1 ? text.replace(from, to) : text));
const without = (...lines: number[]) => LOG.filter((_, index) => !lines.includes(index + 1));
const swapped = (a: number, b: number) => LOG.map((text, index) => (index === a - 1 ? LOG[b - 1] : index === b - 1 ? LOG[a - 1] : text) ?? '');

describe('an exported log', () => {
  it('holds as it was written', async () => {
    expect(await verifyLog(LOG)).toEqual({ ok: true, facts: 9, streams: 3, origin: ORIGIN, publicKey: KEY.publicKey });
  });

  it.each([
    ['a letter changed in a payload', edited(5, '属实', '不实'), 5, 'application/a2'],
    ['another actor', edited(4, 'person-3', 'person-4'), 4, 'application/a1'],
    ['another instant', edited(6, '04:00:05.000Z', '04:00:04.000Z'), 6, 'desk/batch-4/32'],
    ['another instant of recording', edited(6, '04:00:05.125Z', '04:00:04.125Z'), 6, 'desk/batch-4/32'],
    ['the first line removed', without(1), 3, 'application/a1'],
    ['a middle line removed', without(5), 7, 'application/a2'],
    ['the last fact removed', without(9), 9, undefined],
    ['two lines of one stream swapped', swapped(4, 7), 4, 'application/a1'],
    ['two lines of different streams swapped', swapped(5, 6), 6, 'application/a2'],
    ['a line twice', [...LOG.slice(0, 4), LOG[3] ?? '', ...LOG.slice(4)], 5, 'application/a1'],
    ['a whole stream missing', without(2, 5, 8), 7, undefined],
    ['the end cut off', LOG.slice(0, 9), 10, undefined],
    ['the end cut off in the middle of a line', [...LOG.slice(0, 6), (LOG[6] ?? '').slice(0, 80)], 7, undefined],
    ['a line behind the end', [...LOG, LOG[0] ?? ''], 11, undefined],
    ['a field that is not hashed', edited(2, '"v":1', '"u":0,"v":1'), 2, undefined],
    ['another spelling of the same JSON', edited(3, '"v":1', '"v": 1'), 3, undefined],
    ['an end line that counts one less', [...without(9).slice(0, 8), (LOG[9] ?? '').replace('"facts":9', '"facts":8')], 9, undefined],
    ['half a surrogate pair', edited(2, '属实', '\\ud800'), 2, undefined],
    ['nothing at all', [], 1, undefined],
  ])('is refused with %s', async (_name, lines, line, stream) => {
    const { ok, problem } = await verifyLog(lines);

    expect({ ok, line: problem?.line, stream: problem?.stream }).toEqual({ ok: false, line, stream });
  });

  it('is refused when every hash was made anew by somebody without the key', async () => {
    const forged = aLog(makeSigningKey());

    expect((await verifyLog(forged)).ok).toBe(true);
    expect((await verifyLog(forged, { publicKey: KEY.publicKey })).problem).toEqual({
      line: 10,
      what: 'the end line is signed with another key than the one given',
    });
    expect((await verifyLog(LOG, { publicKey: KEY.publicKey })).ok).toBe(true);
  });

  it('is refused at the next line of a stream in which somebody made one fact and its hash anew', async () => {
    const { hash: _, v: __, ...fact } = JSON.parse(LOG[3] ?? '') as HashedFact & { hash: string; v: 1 };
    const forged = { ...fact, payload: { 意见: '情况不实', index: 3 } };
    const line = canonicalJson({ v: 1, ...forged, hash: factHash(forged).toString('hex') });

    expect((await verifyLog(LOG.map((text, index) => (index === 3 ? line : text)))).problem).toEqual({
      line: 7,
      stream: 'application/a1',
      version: 3,
      what: 'it does not link to the version before it',
    });
  });

  it.each([
    ['facts', { facts: 8 }, 'the end line counts 8 facts, 9 are here'],
    ['streams', { streams: 4 }, 'the end line counts 4 streams, 3 are here'],
    ['root', { root: { kind: 'running-sha256' as const, hash: 'a'.repeat(64) } }, 'the root of the end line is not that of the lines before it'],
  ])('is refused when its signed end line names other %s', async (_name, changes, what) => {
    const { end } = JSON.parse(LOG[9] ?? '') as { end: Parameters<typeof endLine>[0] };

    expect((await verifyLog([...LOG.slice(0, 9), canonicalJson(endLine({ ...end, ...changes }, KEY))])).problem).toEqual({ line: 10, what });
  });

  it('is refused when a stream began in another log', async () => {
    const text = canonicalJson(JSON.parse(LOG[9] ?? ''));
    const { end } = JSON.parse(text) as { end: Parameters<typeof endLine>[0] };
    const elsewhere = canonicalJson(endLine({ ...end, origin: 'fwzz/other' }, KEY));

    expect((await verifyLog([...LOG.slice(0, 9), elsewhere])).problem).toMatchObject({ line: 1, stream: 'application/a1', version: 1 });
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
