import type { Instant, StreamId } from '../kernel/types.js';
import { Heap } from './heap.js';
import type { RehearsedDue } from './types.js';

export interface Timer {
  fireAt: Instant;
  stream: StreamId;
  no: string;
  dueAt: Instant;
  closesOthers: boolean;
}

/**
 * Armed timers, earliest first; at one instant those that close others come first. A timer whose due has gone or moved
 * stays in the heap and is found stale when it comes up: cheaper than searching for it.
 */
export class Timers {
  private readonly heap = new Heap<Timer>(firesBefore);
  /** `{stream} {no}` → the instant it is armed for: the same due is armed once. */
  private readonly armed = new Map<string, Instant>();
  /** Dues that someone closes in bulk, by closer. */
  private readonly closing = new Map<StreamId, Map<StreamId, RehearsedDue[]>>();
  private readonly closersOf = new Map<StreamId, StreamId[]>();

  arm(stream: StreamId, dues: readonly RehearsedDue[]): void {
    for (const { due, ownAt } of dues) {
      const key = `${stream} ${due.no}`;
      if (this.armed.get(key) === due.at) continue;
      this.armed.set(key, due.at);
      this.heap.push({ fireAt: ownAt, stream, no: due.no, dueAt: due.at, closesOthers: due.closesOthers ?? false });
    }
    this.fileUnderClosers(stream, dues);
  }

  /** The next timer up to `until`, stale ones included. */
  next(until: Instant): Timer | null {
    const timer = this.heap.peek();
    if (!timer || timer.fireAt > until) return null;
    this.heap.pop();
    if (this.armed.get(`${timer.stream} ${timer.no}`) === timer.dueAt) this.armed.delete(`${timer.stream} ${timer.no}`);
    return timer;
  }

  /** What this closer closes by now, ordered by stream id, one page. */
  closedBy(closer: StreamId, now: Instant, after: StreamId, size: number): RehearsedDue[] {
    const streams = [...(this.closing.get(closer) ?? [])].filter(([stream]) => stream > after).sort(([a], [b]) => (a < b ? -1 : 1));
    return streams.flatMap(([, dues]) => dues.filter((each) => each.due.at <= now)).slice(0, size);
  }

  private fileUnderClosers(stream: StreamId, dues: readonly RehearsedDue[]): void {
    for (const closer of this.closersOf.get(stream) ?? []) this.closing.get(closer)?.delete(stream);
    const closers = [...new Set(dues.flatMap((each) => each.due.closedBy ?? []))];
    this.closersOf.set(stream, closers);
    for (const closer of closers) {
      const streams = this.closing.get(closer) ?? new Map<StreamId, RehearsedDue[]>();
      this.closing.set(
        closer,
        streams.set(
          stream,
          dues.filter((each) => each.due.closedBy === closer),
        ),
      );
    }
  }
}

function firesBefore(a: Timer, b: Timer): boolean {
  if (a.fireAt !== b.fireAt) return a.fireAt < b.fireAt;
  if (a.closesOthers !== b.closesOthers) return a.closesOthers;
  return a.stream === b.stream ? a.no < b.no : a.stream < b.stream;
}
