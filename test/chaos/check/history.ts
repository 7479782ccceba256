/**
 * What a client saw, one line of JSON per step, written and flushed before the next step and outside the system under
 * test. `info`: no definite answer (cut, time-out, 502–504), so it may have happened; `fail`: a 4xx, so it has not.
 */
export interface HistoryLine {
  index: number;
  /** Milliseconds of one clock that all clients share and that never goes back. */
  mono: number;
  wall: string;
  client: number;
  type: 'invoke' | 'ok' | 'fail' | 'info';
  command: string;
  key: string;
  stream: string;
  status?: number;
  code?: string;
  /** Version of the last fact that the answer told of. */
  version?: number;
}

/** All attempts with one key: a client repeats until it has a definite answer. */
export interface Attempted {
  key: string;
  stream: string;
  command: string;
  client: number;
  firstInvokedAt: number;
  firstInvokedWall: string;
  answeredAt: number | null;
  verdict: 'ok' | 'fail' | 'info';
  versions: number[];
  code: string | null;
}

export function attemptsOf(history: readonly HistoryLine[]): Attempted[] {
  const byKey = new Map<string, Attempted>();
  for (const line of [...history].sort((a, b) => a.index - b.index)) {
    const known = byKey.get(line.key);
    if (!known) {
      byKey.set(line.key, {
        key: line.key,
        stream: line.stream,
        command: line.command,
        client: line.client,
        firstInvokedAt: line.mono,
        firstInvokedWall: line.wall,
        answeredAt: null,
        verdict: 'info',
        versions: [],
        code: null,
      });
      continue;
    }
    if (line.type === 'ok') {
      known.answeredAt ??= line.mono;
      known.verdict = 'ok';
      if (line.version !== undefined) known.versions.push(line.version);
    } else if (line.type === 'fail' && known.verdict !== 'ok') {
      known.answeredAt ??= line.mono;
      known.verdict = 'fail';
      known.code = line.code ?? null;
    }
  }
  return [...byKey.values()];
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
