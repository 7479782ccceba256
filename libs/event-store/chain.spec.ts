import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { factBytes, factHash, firstLink, type HashedFact } from './chain.js';

const FACT: HashedFact = {
  stream: 'title/E-1',
  version: 1,
  type: 'TitleGranted',
  payload: { titleNo: 'E-1', batch: 3 },
  commandId: 'c-1',
  actor: { id: 'm-1', role: 'ministry' },
  cause: { kind: 'command' },
  occurredAt: '2022-04-20T04:00:00.000Z',
  recordedAt: '2022-04-20T04:00:00.125Z',
  programme: 'p',
  prev: 'ff',
};
/** Written by hand after RFC 8785: keys in order, no space. */
const BYTES =
  '{"actor":{"id":"m-1","role":"ministry"},"cause":{"kind":"command"},"commandId":"c-1","occurredAt":"2022-04-20T04:00:00.000Z","payload":{"batch":3,"titleNo":"E-1"},"prev":"ff","programme":"p","recordedAt":"2022-04-20T04:00:00.125Z","stream":"title/E-1","type":"TitleGranted","v":1,"version":1}';

it('hashes exactly these bytes, behind one zero byte', () => {
  expect(factBytes(FACT)).toBe(BYTES);
  expect(factHash(FACT).toString('hex')).toBe(createHash('sha256').update(`\0${BYTES}`, 'utf8').digest('hex'));
});

it('begins a stream with a link to its log and its own name', () => {
  const expected = createHash('sha256').update('\0{"origin":"fwzz/1","stream":"title/E-1","v":1}', 'utf8').digest('hex');

  expect(firstLink('fwzz/1', 'title/E-1').toString('hex')).toBe(expected);
  expect(firstLink('fwzz/2', 'title/E-1').toString('hex')).not.toBe(expected);
});
