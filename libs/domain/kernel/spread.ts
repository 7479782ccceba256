import type { StreamId } from './types.js';

/** Milliseconds in 0..seconds×1000 derived from the id alone (FNV-1a), so a storm of timers is spread the same way each time. */
export function spreadMilliseconds(stream: StreamId, seconds: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stream.length; i++) {
    hash ^= stream.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return seconds === 0 ? 0 : hash % (seconds * 1000);
}
