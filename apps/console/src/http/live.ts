import { useSyncExternalStore } from 'react';
import type { Query } from '@tanstack/react-query';
import { queryClient } from './query.js';

/**
 * One EventSource per tab, opened after sign-in. A message names a stream and nothing of its content; what is on the
 * screen and touches that stream is read again. After a gap everything visible is read again.
 */
let source: EventSource | null = null;
let changedKinds: ReadonlyMap<string, ReadonlySet<string>> = new Map();
let connected = true;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

export function connectLive(): () => void {
  source?.close();
  const opened = new EventSource('/api/events');
  source = opened;
  let gap = false;
  opened.onopen = () => {
    if (gap) void queryClient.invalidateQueries();
    gap = false;
    setConnected(true);
  };
  opened.onerror = () => {
    gap = true;
    setConnected(false);
  };
  opened.onmessage = (message) => take(String(message.data));
  opened.addEventListener('streamChanged', (message) => take(String((message as MessageEvent).data)));
  return () => opened.close();
}

function setConnected(value: boolean): void {
  if (connected === value) return;
  connected = value;
  tell();
}

function take(data: string): void {
  const event = parse(data);
  if (!event) return;
  const kind = event.stream.slice(0, event.stream.indexOf('/'));
  void queryClient.invalidateQueries({ predicate: (query) => touches(query, event.stream, kind) });
  changedKinds = new Map(changedKinds).set(kind, new Set([...(changedKinds.get(kind) ?? []), event.stream]));
  tell();
}

function touches(query: Query, stream: string, kind: string): boolean {
  const meta = query.meta as { streams?: string[]; kinds?: string[]; eager?: boolean } | undefined;
  return Boolean(meta?.streams?.includes(stream) || (meta?.eager && meta.kinds?.includes(kind)));
}

function parse(data: string): { stream: string } | null {
  try {
    const value: unknown = JSON.parse(data);
    return value && typeof value === 'object' && 'stream' in value && typeof value.stream === 'string' ? { stream: value.stream } : null;
  } catch {
    return null;
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How many streams of these kinds changed since the list was last read: rows never move under the pointer. */
export function useChanged(kinds: readonly string[]): number {
  const map = useSyncExternalStore(subscribe, () => changedKinds);
  return kinds.reduce((sum, kind) => sum + (map.get(kind)?.size ?? 0), 0);
}

export function forgetChanged(kinds: readonly string[]): void {
  const next = new Map(changedKinds);
  for (const kind of kinds) next.delete(kind);
  changedKinds = next;
  tell();
}

export function useConnected(): boolean {
  return useSyncExternalStore(subscribe, () => connected);
}
