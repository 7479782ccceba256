import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { writeTo } from './write-to.js';

const CHUNK = 'x'.repeat(64);
const waitingOn = (stream: PassThrough): number => ['drain', 'close', 'error'].reduce((sum, event) => sum + stream.listenerCount(event), 0);

it('waits for a slow reader and leaves nothing behind, however often', async () => {
  const stream = new PassThrough({ highWaterMark: 16 });
  const before = waitingOn(stream);

  for (let n = 0; n < 20; n++) {
    const written = writeTo(stream, CHUNK);
    expect(stream.writableNeedDrain).toBe(true);
    stream.resume();
    await written;
    stream.pause();
  }

  expect(waitingOn(stream)).toBe(before);
});

it('goes on when the reader leaves while it waits, and then says so', async () => {
  const stream = new PassThrough({ highWaterMark: 16 });
  const before = waitingOn(stream);

  const written = writeTo(stream, CHUNK);
  stream.destroy();
  await once(stream, 'close');

  await expect(written).resolves.toBeUndefined();
  await expect(writeTo(stream, CHUNK)).rejects.toThrow('the reader has gone');
  expect(waitingOn(stream)).toBe(before);
});
