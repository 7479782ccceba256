import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** As fast as the reader takes it. Rejects where the reader has gone. */
export async function writeTo(stream: Writable, chunk: string): Promise<void> {
  if (stream.destroyed) throw new Error('the reader has gone');
  if (stream.write(chunk)) return;
  // One of the two never comes: its listener would stay, one for each chunk of a long log.
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]);
  } finally {
    waiting.abort();
  }
}
